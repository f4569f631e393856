// %%
function check(value) {
  if (value < 0) throw new RangeError(`below zero: ${value}`);
  return value;
}

// %%
check(1);

// %%
check(-1);

// %%
console.log("on", check(2));

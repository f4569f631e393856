// %%
let calls = 0;

function count(): string {
  return `call ${++calls}`;
}

// %%
count();
console.log(count());

// %%
let count = 0;

function nextId(): number {
  count += 1;
  return count;
}

// %%
nextId();
nextId();
console.log(count, nextId());

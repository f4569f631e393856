// %%
let limit = 2;

function slow(ms: number): boolean {
  return ms > limit;
}

// %%
console.log(slow(3));

// %%
limit = 5;
console.log(slow(3), slow(6));

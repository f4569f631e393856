// %%
let factor = 2;

function scaled(x: number): number {
  return factor * x;
}

// %%
console.log(scaled(10));

// %%
factor = 5;
console.log(scaled(10), factor);

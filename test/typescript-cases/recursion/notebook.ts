// %%
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function isEven(n: number): boolean {
  return n === 0 || !isOdd(n - 1);
}

function isOdd(n: number): boolean {
  return n !== 0 && isEven(n - 1);
}

// %%
[factorial(5), isEven(10), isOdd(7)]

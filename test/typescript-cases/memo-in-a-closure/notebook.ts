// %%
function memoize<A, R>(of: (argument: A) => R): (argument: A) => R {
  const known = new Map<A, R>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, of(argument));
    return known.get(argument)!;
  };
}

// %%
const slowSquare = memoize((x: number) => {
  console.log("squaring", x);
  return x * x;
});

// %%
console.log(slowSquare(3), slowSquare(3));

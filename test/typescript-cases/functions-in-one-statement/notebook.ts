// %%
const double = (x: number) => 2 * x,
  triple = function (x: number) {
    return 3 * x;
  };

// %%
const LIMIT = 10, capped = (x: number) => Math.min(triple(double(x)), LIMIT);

// %%
let rate = 2;
const half = (x: number) => x / 2, scaled = (x: number) => x * rate;

// %%
const quiet = (x: number) => x, told = (x: number) => -x;
console.log(String(told).length > 0);

// %%
console.log(double(1), triple(1), capped(1), capped(9), half(3), scaled(1), quiet(1), told(1));
rate = 3;
console.log(double.name, triple.name, triple.length);

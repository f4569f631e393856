// %%
function square(x: number): number {
  return x * x;
}

const AREA = square(4);
const fits = (x: number) => x < AREA;

// %%
[fits(15), fits(17), AREA]

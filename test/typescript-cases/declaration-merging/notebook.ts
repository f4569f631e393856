// %%
interface Options {
  unit: string;
}

interface Options {
  digits: number;
}

function describe(value: number, { unit, digits }: Options): string {
  return value.toFixed(digits) + unit;
}

// %%
describe(2.345, { unit: "m", digits: 1 })

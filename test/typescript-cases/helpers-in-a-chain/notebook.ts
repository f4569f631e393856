// %%
function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}

// %%
const deviation = (values: number[]) => Math.sqrt(variance(values));

// %%
deviation([2, 4, 4, 4, 5, 5, 7, 9])

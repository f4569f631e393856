// %%
type Unit = "C" | "F";

interface Reading {
  readonly value: number;
  readonly unit?: Unit;
}

// %%
function mean(readings: readonly Reading[]): number {
  return readings.reduce((sum, { value }) => sum + value, 0) / readings.length;
}

// %%
const june: Reading[] = [{ value: 20, unit: "C" }, { value: 22 }];
mean(june)

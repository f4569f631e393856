// %%
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function twice(x: number): Promise<number> {
  await pause(1);
  return 2 * x;
}

async function all(values: number[]): Promise<number[]> {
  return Promise.all(values.map((value) => twice(value)));
}

// %%
await all([1, 2, 3])

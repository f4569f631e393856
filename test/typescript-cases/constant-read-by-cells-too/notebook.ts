// %%
const THRESHOLD = 3;

function isHigh(x: number): boolean {
  return x > THRESHOLD;
}

// %%
[isHigh(4), THRESHOLD]

// %%
const plain = (x: number) => x + 1;

function compute(code: string): unknown {
  const hidden = 2;
  return eval(code);
}

// %%
[compute("hidden * 2"), plain(1)]

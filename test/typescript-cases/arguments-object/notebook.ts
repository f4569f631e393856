// %%
function count(...all: number[]): number {
  return arguments.length + all.length;
}

// %%
count(1, 2)

// %%
const fine = (x: number) => x + 1;

function frozen(): string {
  const box = Object.freeze({ a: 1 });
  try {
    (box as { a: number }).a = 2;
  } catch (problem) {
    return (problem as Error).name;
  }
  return `still ${box.a}`;
}

// %%
[frozen(), fine(1)]

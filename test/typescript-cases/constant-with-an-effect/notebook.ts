// %%
const table = [3, 1, 2].map((value) => {
  console.log("made", value);
  return value * 2;
});

const look = (index: number) => table[index];

// %%
look(1)

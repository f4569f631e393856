// %%
const rows = [..."ab"].filter((x) => x !== String(Date.now()));
console.log(rows.length);

// %%
function count(of: string): number {
  return rows.filter((row) => row === of).length;
}

// %%
console.log(
  ["a", "b"].map((x) => count(x)),
  `${count("a")}`,
  Math.max(...[count("c"), count(
    "b", // last
  )]),
);

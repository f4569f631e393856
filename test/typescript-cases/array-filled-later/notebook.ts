// %%
const rows: string[] = [];

function countRows(): number {
  return rows.length;
}

// %%
rows.push("a", "b");
console.log(countRows(), rows);

// %%
/** Rows without blanks. */
function clean(rows: string[]): string[] {
  return rows.map((row) => row.trim()); // both ends
}

// %%
clean([" a", "b "])

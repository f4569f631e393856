// %%
const loaded = JSON.parse('[{"n": 1}, {"n": 2}]') as { n: number }[];
console.log(loaded.length);
type Row = (typeof loaded)[number];

function sum(rows: Row[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}

// %%
sum(loaded)

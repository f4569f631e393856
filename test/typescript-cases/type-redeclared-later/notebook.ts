// %%
interface Row {
  id: number;
}
const ids = (rows: Row[]) => rows.map(({ id }) => id);

// %%
console.log(ids([{ id: 1 }]));

// %%
interface Row {
  id: number;
  name: string;
}
const row: Row = { id: 2, name: "b" };
console.log(ids([row]));

// %%
interface Row {
  id: number;
}
type Table = Row[];

// %%
const table: Table = [{ id: 1 }];
table.length

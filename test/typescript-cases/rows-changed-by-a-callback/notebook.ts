// %%
const rows: { price: number; total?: number }[] = [{ price: 1 }, { price: 2 }];
const tags = new Map<number, string>();
const readRows = () => rows.length + tags.size;

// %%
console.log(JSON.stringify(rows), readRows());

// %%
const priced = rows.map((row) => {
  row.total = row.price * 2;
  return row;
});
const firstTotal = () => priced[0].total;

// %%
class Tagged {
  static all = rows.forEach((row) => {
    const own = tags;
    own.set(row.price, "seen");
  });
}

// %%
const byPrice = rows.reduce((found: Record<number, boolean>, row) => {
  found[row.price] = true;
  return found;
}, {});
const hasPrice = (price: number) => byPrice[price] === true;

// %%
console.log(JSON.stringify(rows), readRows(), firstTotal(), new Tagged(), hasPrice(2));

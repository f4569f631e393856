// %%
const names = "a b".split(" ").filter((name) => name !== Math.random().toString());
console.log(names);

// %%
class Table {
  static columns = names.length;
}

// %%
Table.columns

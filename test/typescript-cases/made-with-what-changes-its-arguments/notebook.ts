// %%
const rows: { price: number; seen?: boolean }[] = [{ price: 1 }];
const readRows = () => rows.length;
function mark(found: { seen?: boolean }[]): number {
  for (const each of found) each.seen = true;
  return found.length;
}
function longest(found: { price: number }[]): number {
  const sorted = [...found];
  sorted.sort((a, b) => b.price - a.price);
  return sorted.length;
}
class Model {
  readonly size: number;
  constructor(found: { price: number }[]) {
    found.push({ price: 9 });
    this.size = found.length;
  }
}
class Plain {
  readonly size: number;
  constructor(found: { price: number }[]) {
    this.size = found.length;
  }
}

// %%
console.log(JSON.stringify(rows), readRows());

// %%
class Marked {
  static count = mark(rows);
}
class Sorted {
  static count = longest([{ price: 2 }]);
}

// %%
const model = new Model(rows);
const sizeOfModel = () => model.size;

// %%
const plain = new Plain([{ price: 3 }]);
const sizeOfPlain = () => plain.size;

// %%
console.log(JSON.stringify(rows), Marked.count, Sorted.count, sizeOfModel(), sizeOfPlain());

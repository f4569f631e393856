// %%
function label(value, unit = null) {
  return `${value}${unit ?? ""}`;
}

const sum = (values) => values.reduce((a, b) => a + b);

class Bag {
  items = [];
  add(item) {
    this.items.push(item);
    return this;
  }
}

function pairs(object) {
  return Object.entries(object);
}

// %%
console.log(label(1), label("a", "kg"), label([2]), label(null, 3));
const text: string = sum(["a", "b"]);
const total: number = sum([1, 2]);
console.log(text, total, new Bag().add(1).add("b").items);
console.log(pairs({ a: 1 }), pairs([4]));

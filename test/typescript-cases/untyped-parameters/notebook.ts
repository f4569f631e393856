// %%
function scaled(values, factor = 2) {
  const out = [];
  for (const value of values) out.push(value * factor);
  return out;
}

const merged = (a, b) => ({ ...a, ...b });

class Stack {
  items = [];
  constructor(first) {
    this.first = first;
    this.items.push(first);
  }
  pop() {
    return this.items.pop();
  }
}

// %%
console.log(scaled([1, 2]), merged({ a: 1 }, { b: 2 }), new Stack(3).pop());

// %%
class Node_ {
  next: Node_ = null;
  value;
  constructor(value) {
    this.value = value;
  }
}

function find(nodes: Node_[], value) {
  let found: Node_;
  for (const node of nodes) if (node.value === value) found = node;
  return found.value;
}

function depth(node: Node_) {
  let count = 0;
  while (node) {
    count++;
    node = node.next;
  }
  return count;
}

const lookUp = (table, key) => table[key]?.length ?? "none";

function first(list: string[], options = {} as any) {
  const word: string = list[0];
  return options.loud ? word.toUpperCase() : word;
}

// %%
const two = new Node_(2);
two.next = new Node_(3);
console.log(find([two], 2), depth(two), lookUp({ a: "xyz" }, "a"), first(["a"], { loud: true }));

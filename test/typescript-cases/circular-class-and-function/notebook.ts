// %%
class Node_ {
  children: Node_[] = [];
  grow(depth: number): this {
    if (depth > 0) this.children.push(build(depth - 1));
    return this;
  }
  get size(): number {
    return 1 + this.children.reduce((sum, child) => sum + child.size, 0);
  }
}
function build(depth: number): Node_ {
  return new Node_().grow(depth);
}

// %%
build(3).size

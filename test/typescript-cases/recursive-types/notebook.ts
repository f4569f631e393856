// %%
type Json = null | number | string | Json[] | { [key: string]: Json };
interface Tree {
  children: (Tree | Leaf)[];
}
interface Leaf {
  parent?: Tree;
  value: Json;
}

// %%
function size(json: Json): number {
  if (json === null || typeof json !== "object") return 1;
  return Object.values(json).reduce<number>((sum, each) => sum + size(each), 0);
}
const depth = (tree: Tree | Leaf): number =>
  "children" in tree ? 1 + Math.max(0, ...tree.children.map(depth)) : 0;

// %%
[size({ a: [1, null], b: "x" }), depth({ children: [{ children: [{ value: 1 }] }, { value: 2 }] })]

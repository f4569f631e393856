// %%
const deep = (value?: { a?: { b?: number }[] }) => value?.a?.[0]?.b ?? -1;

function hasBuffer(): boolean {
  return typeof Buffer !== "undefined" && typeof structuredClone === "function";
}

// %%
[deep({ a: [{ b: 2 }] }), deep(), hasBuffer()]

// %%
const PLAIN = Symbol("plain");
const SHARED = Symbol.for("shared");

function mark(value: object): object {
  return Object.assign(value, { [PLAIN]: 1, [SHARED]: 2 });
}

// %%
const marked = mark({}) as any;
[marked[PLAIN], marked[Symbol.for("shared")], SHARED === Symbol.for("shared")]

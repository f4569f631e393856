// %%
globalThis.log = [];

// %%
import "./one.ts";
import "./two.ts";

// %%
const fresh = (items: string[]) => items.slice();

// %%
console.log(fresh(globalThis.log));

// %%
import { join } from "node:path";
const joined = (...parts) => join(...parts);
console.log(joined("a", "b"));

// %%
import { win32 } from "node:path";
const join = win32.join;
console.log(joined("a", "b"));

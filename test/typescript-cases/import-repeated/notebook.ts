// %%
import { join } from "node:path";

// %%
import { join } from "node:path";
const joined = (...parts: string[]) => join(...parts);

// %%
joined("a", "b")

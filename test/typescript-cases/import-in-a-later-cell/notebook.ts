// %%
const suffix = (file) => extname(file);

// %%
import { extname } from "node:path";

// %%
suffix("a.txt")

// %%
import { extname, join } from "node:path";
import * as os from "node:os";

// %%
const suffix = (file: string) => extname(file) + os.EOL.length;

// %%
console.log(suffix(join("a", "b.ts")));

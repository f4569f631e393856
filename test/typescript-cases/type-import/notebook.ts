// %%
import type { Stats } from "node:fs";
import { statSync, type PathLike } from "node:fs";

// %%
type Sized = Pick<Stats, "size">;
const sizeOf = (path: PathLike): Sized => ({ size: statSync(path).size > 0 ? 1 : 0 });

// %%
sizeOf("/")

// %%
import path, { basename, extname as suffix } from "node:path";
import * as os from "node:os";
import { createHash, type Hash } from "node:crypto";

// %%
const folderOf = (file: string) => path.dirname(file);
const extensionOf = (file: string) => suffix(file).slice(1);
const named = (file: string) => basename(file, suffix(file));

function digest(text: string): string {
  const hash: Hash = createHash("sha1");
  return hash.update(text).digest("hex").slice(0, 6);
}

function local(): boolean {
  return os.EOL === "\n";
}

// %%
[folderOf("a/b.txt"), extensionOf("a/b.txt"), named("a/b.txt"), digest("x"), local()]

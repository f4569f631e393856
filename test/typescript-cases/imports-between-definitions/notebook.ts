// %%
const shout = (text: string) => text.toUpperCase();
import { resolve, sep } from "node:path";
console.log(sep);
function absolute(path: string): boolean {
  return resolve(path).startsWith(sep);
}
console.log(absolute("a"), resolve("/a", "b"), shout("x"));

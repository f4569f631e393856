// %%
import { readFileSync, writeFileSync } from "node:fs";
writeFileSync("table.csv", "a,1\nb,2\n");

// %%
function readTable(path) {
  return readFileSync(path, "utf8").trim().split("\n").map((line) => line.split(","));
}

const table = readTable("table.csv");
const total = () => table.reduce((sum, [, value]) => sum + Number(value), 0);

// %%
total()

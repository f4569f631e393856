// %%
const suffix = (file) => extname(file);

// %%
try {
  suffix("a.txt");
} catch (problem) {
  console.log(problem.name);
}

// %%
import { extname } from "node:path";
suffix("a.txt")

// %%
const enum Level {
  Low = 1,
  High = 5,
}

// %%
try {
  console.log(Level.Low);
} catch (problem) {
  console.log(problem.name);
}

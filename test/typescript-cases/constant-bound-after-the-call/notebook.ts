// %%
function scaled(x) {
  return x * factor;
}

// %%
try {
  console.log(scaled(1));
} catch (problem) {
  console.log(problem.name);
}

// %%
const factor = 3;
scaled(1)

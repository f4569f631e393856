// %%
function remember(x) {
  memory = x;
}

// %%
try {
  remember(1);
} catch (problem) {
  console.log(problem.name);
}

// %%
try {
  console.log(tripled(2));
} catch (problem) {
  console.log(problem.name);
}

// %%
function tripled(x) {
  return 3 * x;
}

// %%
tripled(3)

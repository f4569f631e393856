// %%
try {
  console.log(tripled(2));
} catch (problem) {
  console.log(problem.name);
}
const tripled = (x) => 3 * x;

// %%
queueMicrotask(() => console.log("micro"));
const one = () => 1;
console.log("sync", one());

// %%
setTimeout(() => console.log("timer"), 0);
/** Counts for a while. */
function spin(milliseconds: number): string {
  const start = performance.now();
  while (performance.now() - start < milliseconds);
  return "spun";
}
class Box {
  value = 2;
}
console.log(spin(20), new Box().value);

// %%
await new Promise((done) => setTimeout(done, 40));
console.log("later", one());

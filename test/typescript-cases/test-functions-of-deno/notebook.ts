// %%
const add = (a: number, b: number) => a + b;

// %%
Deno.test("adds", () => {
  if (add(1, 2) !== 3) throw new Error("no");
});

// %%
function report(name: string, ...values: number[]): void {
  console.log(name, values);
  console.info("%s has %d", name, values.length);
}

const warn = (text: string) => console.warn(text);

// %%
report("a", 1, 2);
warn("careful");

// %%
const table = { run };
const first = run;

function run(text: string): string {
  return `run: ${name(text)}`;
}

function name(text: string): string {
  return text.trim();
}

console.log(table.run(" x "), first("x"), name("x "));

// %%
function fetch(name: string): string {
  return `fetched ${name}`;
}

// %%
const load = (name: string) => fetch(name);

// %%
load("a")

// %%
function odd(): unknown[] {
  return ["\u2028".length, '\x41"\'', 1_000, 0xff, .5, 1e3, "\0".charCodeAt(0), `line\
joined`];
}

// %%
odd()

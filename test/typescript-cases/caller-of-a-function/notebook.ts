// %%
function outer(): boolean {
  return inner();
}

function inner(): boolean {
  return (inner as any).caller === outer;
}

// %%
console.log(outer());

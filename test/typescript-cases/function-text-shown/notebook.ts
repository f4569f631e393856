// %%
function area(r) {
  return 3*r   // roughly
}

// %%
console.log(area.toString());

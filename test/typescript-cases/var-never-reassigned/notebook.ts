// %%
var limits = [2, 8];

function inside(x: number): boolean {
  return limits[0] <= x && x <= limits[1];
}

// %%
[1, 5].map(inside)

// %%
for (var step = 0; step < 3; step++) {
  console.log(step);
}

function reached(): string {
  return `step ${step}`;
}

// %%
reached()

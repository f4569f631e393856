// %%
function tick(): number {
  tick.count += 1;
  return tick.count;
}
tick.count = 0;

// %%
tick();
[tick(), tick.count]

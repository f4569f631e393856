// %%
const SIZES = ["s", "m", "l"] as const;
type Size = (typeof SIZES)[number];
type Sizes = typeof SIZES;

// %%
function next(size: Size, all: Sizes = SIZES): Size | undefined {
  return all[all.indexOf(size) + 1];
}

// %%
[next("s"), next("l")]

// %%
function trace() {
  return new Error("here").stack.split("\n").length > 1 && new Error("x").stack.includes("<anonymous>");
}

// %%
trace()

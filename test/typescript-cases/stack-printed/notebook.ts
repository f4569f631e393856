// %%
function trace() {
  return new Error("here").stack.split("\n")[1].trim().replace(/:\d+:\d+/, "");
}

// %%
trace()

// %%
const scope = () => typeof this;

// %%
scope()

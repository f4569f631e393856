// %%
const missing = () => typeof nothingOfThatName;

// %%
missing()

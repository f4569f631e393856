// %%
const clean = (text: string) => text.trimEnd();

// %%
clean(" A ")

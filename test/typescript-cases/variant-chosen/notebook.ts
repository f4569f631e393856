// %%
const clean = (text: string) => text.trim();

// %%
clean(" A")

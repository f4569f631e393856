// %%
const clean = (text: string) => text.trim();
const tidy = (text: string) => text.toLowerCase();

// %%
[clean(" A"), tidy("B")]

// %%
const LEVEL = process.env.SOLIDIFY_UNSET ?? "none";

// %%
const verbose = () => LEVEL !== "none";
const plain = (x: number) => x;

// %%
[verbose(), plain(1)]

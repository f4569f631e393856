// %%
const secrets = new WeakMap<object, string>();
const hide = (key: object, text: string) => void secrets.set(key, text);
const reveal = (key: object) => secrets.get(key);

// %%
const key = {};
hide(key, "x");
reveal(key)

// %%
const plain = (x: number) => x;
plain(1);
const original = console.log;

// %%
console.log = (text) => original("<" + text + ">");

// %%
const log = console.log.bind(console);

// %%
log("a");
console.log = original;

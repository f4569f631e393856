// %%
let polite;
if (Date.now() > 0) {
  polite = (name) => `dear ${name}`;
}
const plain = (name) => `hey ${name}`;

// %%
[polite("a"), plain("b")]

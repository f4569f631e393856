// %%
const seen = [..."ab"].filter((letter) => letter !== String(Math.random()));
console.log(seen.length);

function tidy(text) {
  return text.trim() + seen.length;
}
const plain = (x) => x;

// %%
console.log(tidy(" a "));

// %%
function tidy(text) {
  return text.trim();
}

// %%
console.log(tidy(" a "), plain(1));

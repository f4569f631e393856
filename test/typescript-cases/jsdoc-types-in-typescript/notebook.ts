// %%
/**
 * Puts two together.
 * @param {number} a the first
 * @param {number} [b] the second
 * @returns {number} both
 */
function join(a, b) {
  return a + (b ?? "");
}

// %%
console.log(join("x", "y").length, join(1, 2).toFixed());

// %%
// About this notebook: it cleans.

/**
 * Without blanks.
 * @param text what to clean
 */
function clean(text: string): string {
  // both ends
  return text.trim(); /* done */
}
// of the next one
const limit = 3; // at most

// and then
console.log(clean(" a ").length < limit);

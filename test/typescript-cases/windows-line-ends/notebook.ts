// %%
// two lines
function lines(text: string): number {
  return text.split("\n").length;
}

const two = `a
b`;

// %%
console.log(lines("a\nb"), JSON.stringify(two));

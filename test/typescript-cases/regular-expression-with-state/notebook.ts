// %%
const WORD = /\w+/g;
const next = (text: string) => WORD.exec(text)?.[0];

// %%
console.log(next("ab cd"), next("ab cd"), WORD.lastIndex);

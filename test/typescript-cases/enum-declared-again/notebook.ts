// %%
enum Level {
  Low = 1,
}

// %%
enum Level {
  High = 5,
}

// %%
console.log(Level);

// %%
const enum Level {
  Low = 1,
  High = 5,
}

const isHigh = (level: Level) => level >= Level.High;
console.log(isHigh(Level.Low));

// %%
isHigh(5)

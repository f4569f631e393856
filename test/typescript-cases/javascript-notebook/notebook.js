// %%
/** @param {number[]} values */
function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}

// %%
console.log(mean([1, 2]), new Point(1, 2));

// %%
Array.prototype.middle = function () {
  return this[Math.floor(this.length / 2)];
};

// %%
const middle = (values) => values.middle();

// %%
middle([1, 2, 3])

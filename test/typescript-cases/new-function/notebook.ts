// %%
var base = 5;
const adder = new Function("x", "return x + base");

// %%
adder(1)

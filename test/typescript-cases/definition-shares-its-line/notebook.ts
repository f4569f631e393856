// %%
function one(): number { return 1; } console.log(one());
function two(): number { return 2; }

// %%
one() + two()

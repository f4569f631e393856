// %%
function type(x: number) { return x + 1; }
function from(x: number) { return type(x) + 1; }
const of = (x: number) => from(x);
const as = (x: number) => of(x);
function async(x: number) { return as(x); }
const get = (x: number) => async(x);
const satisfies = (x: number) => get(x);
const asserts = (x: number) => satisfies(x);

// %%
[asserts(1), async(3)]

// %%
const limit = 2;
throw new TypeError("stopped here");
function below(n) {
  return n < limit;
}
const never = () => 3;
class Never {
  a = 1;
}

// %%
console.log(below(1), typeof below);

// %%
never();

// %%
if (limit > 1) throw new RangeError("stopped under a condition");
function further(n) {
  return n + 1;
}
const notYet = () => 4;

// %%
console.log(further(1));

// %%
notYet();

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

// %%
function doubled(method, context) {
  return function (...args) {
    return 2 * method.apply(this, args);
  };
}

// %%
class Meter {
  @doubled
  read(value) {
    return value;
  }
}

// %%
new Meter().read(4)

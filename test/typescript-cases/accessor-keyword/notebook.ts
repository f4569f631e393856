// %%
class Reading {
  accessor value = 1;
}

// %%
class Plain {
  accessor = 2;
  add(accessor: number) {
    return this.accessor + accessor;
  }
}

// %%
console.log(new Reading().value, new Plain().add(1));

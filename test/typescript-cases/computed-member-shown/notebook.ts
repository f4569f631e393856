// %%
class Grid {
  side = 2;
  ["sum" + "Up"]() {
    return this.side;
  }
}

// %%
new Grid().sumUp()

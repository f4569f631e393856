// %%
class Base {
  say(): string {
    return "old";
  }
}

class Kind extends Base {}

// %%
class Base {
  say(): string {
    return "new";
  }
}

// %%
[new Kind().say(), new Base().say()]

// %%
class Base {
  static registry: string[] = [];
  static table: Record<string, number> = {};
}
const shared = { count: 0 };

// %%
console.log(Base.registry.length, Object.keys(Base.table).length, shared.count);

// %%
class Pushed extends Base {
  static {
    this.registry.push("a");
  }
}

// %%
class Tabled extends Base {
  static {
    Tabled.table["a"] = 1;
  }
}

// %%
class Linked {
  static link = shared;
  static {
    Linked.link.count = 7;
  }
}

// %%
console.log(Base.registry.length, Object.keys(Base.table).length, shared.count);
console.log(new Pushed(), new Tabled(), new Linked());

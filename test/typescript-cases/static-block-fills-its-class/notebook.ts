// %%
class Registry {
  static readonly #items = new Map<string, number>();
  static count = 0;
  static {
    this.#items.set("a", 1);
    Registry.count += 1;
    this.count += 1;
  }
  static get(key: string): number | undefined {
    return Registry.#items.get(key);
  }
}

// %%
const seen = { count: 0 };
class Counted {
  static {
    seen.count += 1;
  }
}

// %%
Registry.count += 1;
console.log(Registry.get("a"), Registry.count, seen.count, new Counted());

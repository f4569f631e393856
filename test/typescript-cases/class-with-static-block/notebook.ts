// %%
console.log("before");
class Registry {
  static names: string[] = [];
  static {
    console.log("registry made");
  }
}
console.log("after");

// %%
Registry.names.push("a");
Registry.names

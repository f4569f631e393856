// %%
function greet(name: string): string {
  return greet.prefix + name;
}
namespace greet {
  export const prefix = "hi ";
}

// %%
greet("ann")

// %%
type Keyed<T> = { [K in keyof T]: T[K] };
type Nullable<T> = T extends undefined ? null : T;

function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

const indexBy = <T,>(items: readonly T[], by: (item: T) => string): Keyed<Record<string, T>> =>
  Object.fromEntries(items.map((item) => [by(item), item]));

function first<T>(items: T[]): Nullable<T> {
  return (items[0] ?? null) as Nullable<T>;
}

// %%
console.log(pick({ a: 1, b: 2, c: 3 }, "a", "c"), indexBy(["x", "yy"], (text) => String(text.length)), first([]));

// %%
const BIG = 2n ** 70n;
const PATTERN = /(?<year>\d{4})-(\d\d)/gu;
const UNITS = Object.freeze({ mass: "kg", length: "m" });
const STEPS = new Set([1, 2, 5]);
const EPOCH = new Date(Date.UTC(2000, 0, 1));
const NAMES: Record<string, string> = { ...UNITS, time: "s" };
const OPERATIONS = {
  add: (a: number, b: number) => a + b,
  scale(a: number, b: number) {
    return a * b;
  },
} satisfies Record<string, (a: number, b: number) => number>;

// %%
function apply(name: keyof typeof OPERATIONS, a: number, b: number): string {
  const value = OPERATIONS[name](a, b);
  return [BIG > value, STEPS.has(value), EPOCH.getTime(), NAMES["time"], "2024-05".replace(PATTERN, "$<year>")].join(" ");
}

// %%
[apply("add", 1, 1), apply("scale", 2, 3)]

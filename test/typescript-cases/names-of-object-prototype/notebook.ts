// %%
function constructor(x: number): number {
  return x + 1;
}
const hasOwnProperty = (x: number) => constructor(x) * 2;
function valueOf(): string {
  return "v";
}
const isPrototypeOf = (x: string) => valueOf() + x;
const toString_ = { toString: 1, constructor: 2 };

// %%
[hasOwnProperty(1), isPrototypeOf("x"), toString_.constructor]

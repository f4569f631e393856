// %%
import { join } from "path";

let factor = 2;

function scaled(x: number): number {
  return x * factor;
}

class P {
  constructor(public x: number) {}
}

function isP(value: unknown): boolean {
  return value instanceof P;
}

function p(...parts: string[]): string {
  return join(...parts);
}

// %%
const first = new P(1);

// %%
factor = 10;
console.log(scaled(1), factor);

// %%
class P {
  constructor(public x: number) {}
}

console.log(isP(first), isP(new P(2)));

// %%
const join = (...parts: string[]): string => parts.join("+");

function q(...parts: string[]): string {
  return join(...parts);
}

console.log(p("a", "b"), q("a", "b"));

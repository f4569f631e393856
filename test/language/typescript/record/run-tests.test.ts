import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runTestFiles } from '../../../../src/language/typescript/record/index.ts';
import type { TestRuntime } from '../../../../src/language/typescript/record/run-tests.ts';

const deno = fileURLToPath(new URL('../../../../node_modules/deno/deno', import.meta.url));
const RUNTIMES: readonly TestRuntime[] = [
  { kind: 'node', executable: process.execPath, nodeModules: null },
  { kind: 'deno', executable: deno, nodeModules: null },
];

const MODULE = `
import { readFileSync, writeFileSync } from "node:fs";
export type Unit = "C" | "F";
export const half = (x: number): number => x / 2;
export async function later(x: number): Promise<number> { await null; return x; }
export function hang(): never { for (;;); }
export function read(): number { return readFileSync("/etc/hostname", "utf8").length; }
export function write(): void { writeFileSync("/tmp/solidify-must-not-be-there", ""); }
export async function ask(): Promise<void> { await fetch("http://127.0.0.1:9/"); }
export function loose(): void { void Promise.reject(new RangeError("nobody waits")); }
export function zone(): string { return new Date(2024, 0, 1).toISOString(); }
let calls = 0;
export function count(): number { calls += 1; return calls; }
`;

const TESTS = `
import { expect, test } from "vitest";
import { ask, count, half, hang, later, loose, read, write, zone, type Unit } from "../src/prices.ts";

const unit: Unit = "C";
test("half", () => { expect(half(1)).toBe(0.5); expect(unit).not.toBe("F"); });
test("wrong", () => { expect(half(1)).toBe(1); });
test.each([[2, 1], [4, 3]])("table %s %s", (x, expected) => { expect(half(x)).toBe(expected); });
test("close", () => {
  expect(0.1 + 0.2).toBeCloseTo(0.3, 10);
  expect({ x: [0.1 + 0.2] }).toStrictEqual({ x: [expect.closeTo(0.3, 10)] });
});
test("not close", () => { expect(0.31).toBeCloseTo(0.3, 10); });
test("later", async () => { expect(await later(3)).toBe(3); });
test("throws", () => { expect(() => half(null!.x)).toThrow(TypeError); });
test("throws another", () => { expect(() => { throw new Error("a"); }).toThrow(new Error("b")); });
test("throws nothing", () => { expect(() => half(1)).toThrow(Error); });
test("strict", () => {
  expect([1, , 3]).toStrictEqual([1, , 3]);
  expect(new Map([["a", new Set([1])]])).toStrictEqual(new Map([["a", new Set([1])]]));
  expect(new Date(0)).toStrictEqual(new Date(0));
  expect(/a/g).toStrictEqual(/a/g);
  expect(new Float64Array([1])).toStrictEqual(new Float64Array([1]));
});
test("undefined is not missing", () => { expect({ a: undefined }).toStrictEqual({}); });
test("a hole is not undefined", () => { expect([undefined]).toStrictEqual([,]); });
test("minus zero", () => { expect(0).toBe(-0); });
test("another class", () => { expect(new (class Own {})()).toStrictEqual({}); });
test("loose", () => { loose(); });
test("hang", () => { hang(); });
test("read", () => { expect(read()).toBeTypeOf("number"); });
test("write", () => { write(); });
test("ask", () => ask());
test("zone", () => { expect(zone()).toBe("2024-01-01T00:00:00.000Z"); });
test("first", () => { expect(count()).toBe(1); });
test("second", () => { expect(count()).toBe(2); });
test.todo("to do");
`;

describe.each(RUNTIMES)('tests run by $kind', (runtime) => {
  it.skipIf(!existsSync(runtime.executable))(
    'are green, or fail for a reason; what hangs stops nothing, and nothing outside is reached',
    async () => {
      const { failed, broken } = await runTestFiles(runtime, {
        files: [
          { path: 'src/prices.ts', text: MODULE },
          { path: 'test/prices.test.ts', text: TESTS },
          {
            path: 'test/broken.test.ts',
            text: 'import { test } from "vitest";\nimport "../src/nowhere.ts";\ntest("x", () => {});',
          },
        ],
        tests: ['test/prices.test.ts', 'test/broken.test.ts'],
        testTimeout: 2,
      });
      expect(broken).toEqual(['test/broken.test.ts']);
      const told = new Set(
        failed.map(({ test, case: place }) => (place === null ? test : `${test} ${place}`)),
      );
      const always = [
        'a hole is not undefined', 'another class', 'ask', 'hang', 'loose', 'minus zero', 'not close', 'table %s %s 1',
        'throws another', 'throws nothing', 'undefined is not missing', 'write', 'wrong', 'zone',
      ]; // prettier-ignore
      // Node's permissions let it read; what runs first depends on the order.
      const ofDeno = runtime.kind === 'deno' ? ['read'] : [];
      expect([...told].sort()).toEqual([...always, ...ofDeno, 'first', 'second'].sort());
      expect(failed.find(({ test }) => test === 'hang')?.error).toBe('slow');
      expect(failed.find(({ test }) => test === 'loose')?.error).toBe('RangeError');
      expect(existsSync('/tmp/solidify-must-not-be-there')).toBe(false);
    },
    60_000,
  );
});

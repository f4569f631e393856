/** What says which types the test runner's functions have, by path: as much of it as the made tests use. */
export const VITEST_TYPES: ReadonlyMap<string, string> = new Map([
  ['node_modules/vitest/package.json', '{ "name": "vitest", "type": "module", "types": "./index.d.ts" }'],
  [
    'node_modules/vitest/index.d.ts',
    `interface Each {
  <T extends any[] | [any]>(cases: readonly T[]): (name: string, run: (...values: T) => unknown) => void;
  <T>(cases: readonly T[]): (name: string, run: (value: T) => unknown) => void;
}
interface Test {
  (name: string, run: () => unknown): void;
  readonly each: Each;
  readonly skip: Test;
  readonly todo: (name: string) => void;
}
export const test: Test;
export const it: Test;
export const describe: (name: string, run: () => void) => void;
export const expect: {
  (actual: unknown): any;
  readonly closeTo: (number: number, digits?: number) => any;
};
`,
  ],
]);

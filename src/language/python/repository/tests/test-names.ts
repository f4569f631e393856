/** The import test's name; every test module has one. */
export const IMPORT_TEST = 'test_module_imports';

/**
 * Names of the test functions for definitions of one module: in snake case, none twice.
 * @param there names that the test module has already.
 * @returns the name of the test for each definition's name.
 */
export function testNames(
  definitions: readonly string[],
  there: ReadonlySet<string> = new Set(),
): (definition: string) => string {
  const taken = new Set([IMPORT_TEST, ...there]);
  const names = new Map<string, string>();
  for (const definition of definitions) {
    const name = freeName(`test_${snakeCase(definition)}`, taken);
    taken.add(name);
    names.set(definition, name);
  }
  return (definition) => names.get(definition) ?? `test_${snakeCase(definition)}`;
}

/** The name itself, or the first of `name_2`, `name_3` … that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name}_${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** A name in snake case: `PriceModel` → `price_model`, `_HTTPError` → `http_error`. */
export function snakeCase(name: string): string {
  return name
    .replace(/^_+|_+$/g, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase();
}

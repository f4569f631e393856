import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { starNames } from '../../src/language/python/star-names/index.ts';
import { exportsFor, importedNames, noTable, wrongNames } from '../language/python/star-imports.ts';
import { describeWithPython } from '../python-environment.ts';

/** Lists the modules of the standard library, private ones and submodules too. */
const LIST = String.raw`
import pkgutil, sys, sysconfig, os, json
SKIPPED = {"antigravity", "this", "idlelib", "lib2to3", "test", "turtledemo", "ensurepip", "pydoc_data", "distutils"}
library = sysconfig.get_path("stdlib")
found = sorted(sys.stdlib_module_names - SKIPPED)
for top in list(found):
    path = os.path.join(library, top)
    for each in pkgutil.walk_packages([path], top + "."):
        parts = each.name.split(".")
        if not {"test", "tests", "idle_test", "__main__"} & set(parts): found.append(each.name)
print(json.dumps(found))
`;

/** Modules whose answer differs, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

describeWithPython('star imports of the whole standard library', (python) => {
  const modules = JSON.parse(
    spawnSync(python, ['-I', '-c', LIST], { encoding: 'utf8' }).stdout,
  ) as readonly string[];
  const real = importedNames(python, modules);

  it.each([
    ['from sources alone', noTable],
    ['with the table', starNames],
  ] as const)('%s', { timeout: 600_000 }, async (_, table) => {
    const exportsOf = await exportsFor(python, table);
    const wrong: string[] = [];
    let [compared, exact] = [0, 0];
    for (const [module, names] of real) {
      if (names === null || module in EXCEPTIONS) continue;
      const found = exportsOf()(module);
      wrong.push(...wrongNames(found, names).map((each) => `${module}: ${each}`));
      compared += 1;
      if (!found.open && found.certain.size === names.length) exact += 1;
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(400);
    expect(exact / compared).toBeGreaterThan(0.7);
  });
});

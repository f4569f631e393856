import { describe, expect, it } from 'vitest';
import {
  withLintIgnores,
  withModuleNames,
  withRatchet,
} from '../../../../../src/language/python/repository/growth/index.ts';

const CONFIGURATION = `[tool.ruff.lint]
select = ["B", "E7"]
ignore = ["RUF001"] # letters of other alphabets are no mistakes

# What the moved code had when it came from the notebook, so that new findings stand out.
# Mend a file, then take its line away.
[tool.ruff.lint.per-file-ignores]
"src/churn_tools/prices.py" = ["E741"] # E741: 1
"tests/*" = ["B011"] # a person's own

[tool.mypy]
files = ["src"]
strict = true
# Below: what mypy says of the moved code, module by module. Mend one, then take its entry away.

[[tool.mypy.overrides]]
module = ["churn_tools.prices"]
check_untyped_defs = false
disable_error_code = ["no-untyped-def"] # no-untyped-def: 1

# Moved as they were written. Take a module out of this list, and mypy says which of its rules it breaks.
[[tool.mypy.overrides]]
module = [
  "churn_tools.dates",
  "churn_tools.plots",
]
ignore_errors = true

[tool.codespell]
skip = "x"
`;

const NOTHING = { lint: [], unformatted: [], types: [] };

describe('what checkers let pass', () => {
  it('of a file and a module that grew is said anew, and of new ones too; all else stays', () => {
    const ratchet = {
      lint: [
        {
          path: 'src/churn_tools/prices.py',
          fired: [
            { rule: 'E731', count: 2 },
            { rule: 'E741', count: 1 },
          ],
        },
        { path: 'src/churn_tools/times.py', fired: [{ rule: 'B006', count: 1 }] },
        { path: 'src/churn_tools/clean.py', fired: [] },
      ],
      unformatted: ['src/churn_tools/times.py'],
      types: [
        { kind: 'unhinted', importName: 'churn_tools.prices', fired: [{ rule: 'no-untyped-def', count: 3 }] },
        { kind: 'found', importName: 'churn_tools.dates', fired: [{ rule: 'arg-type', count: 1 }] },
        { kind: 'unknown', importName: 'churn_tools.plots' },
        { kind: 'unknown', importName: 'churn_tools.times' },
      ] as const,
    };
    expect(withRatchet(CONFIGURATION, ratchet)).toBe(`[tool.ruff.lint]
select = ["B", "E7"]
ignore = ["RUF001"] # letters of other alphabets are no mistakes

# What the moved code had when it came from the notebook, so that new findings stand out.
# Mend a file, then take its line away.
[tool.ruff.lint.per-file-ignores]
"src/churn_tools/prices.py" = ["E731", "E741"] # E731: 2, E741: 1
"tests/*" = ["B011"] # a person's own
"src/churn_tools/times.py" = ["B006"] # B006: 1

[tool.mypy]
files = ["src"]
strict = true
# Below: what mypy says of the moved code, module by module. Mend one, then take its entry away.

# Moved as they were written. Take a module out of this list, and mypy says which of its rules it breaks.
[[tool.mypy.overrides]]
module = [
  "churn_tools.plots",
  "churn_tools.times",
]
ignore_errors = true

[[tool.mypy.overrides]]
module = ["churn_tools.prices"]
check_untyped_defs = false
disable_error_code = ["no-untyped-def"] # no-untyped-def: 3

[[tool.mypy.overrides]]
module = ["churn_tools.dates"]
disable_error_code = ["arg-type"] # arg-type: 1

[tool.codespell]
skip = "x"

# Formatting would change what these files mean.
[tool.ruff.format]
exclude = ["src/churn_tools/times.py"]
`);
  });

  it('makes its tables where there are none', () => {
    const ratchet = {
      ...NOTHING,
      lint: [{ path: 'a.py', fired: [{ rule: 'E741', count: 1 }] }],
      types: [{ kind: 'unknown', importName: 'a' }] as const,
    };
    expect(withRatchet('[project]\nname = "a"\n', ratchet)).toBe(`[project]
name = "a"

# What the moved code had when it came from the notebook, so that new findings stand out.
# Mend a file, then take its line away.
[tool.ruff.lint.per-file-ignores]
"a.py" = ["E741"] # E741: 1

# Moved as they were written. Take a module out of this list, and mypy says which of its rules it breaks.
[[tool.mypy.overrides]]
module = ["a"]
ignore_errors = true
`);
  });

  it('takes the place of a list that held one module', () => {
    const text =
      '[tool.mypy]\nstrict = true\n\n# Moved.\n[[tool.mypy.overrides]]\nmodule = ["a"]\nignore_errors = true\n';
    const types = [{ kind: 'found', importName: 'a', fired: [{ rule: 'misc', count: 2 }] }] as const;
    expect(withRatchet(text, { ...NOTHING, types })).toBe(
      '[tool.mypy]\nstrict = true\n\n[[tool.mypy.overrides]]\nmodule = ["a"]\ndisable_error_code = ["misc"] # misc: 2\n',
    );
  });

  it('adds to a person’s own codes, in a file of ruff’s own too', () => {
    const text = 'line-length = 100\n\n[lint.per-file-ignores]\n"src/a.py" = ["B006"] # mine\n';
    expect(withLintIgnores(text, [], [{ path: 'src/a.py', fired: [{ rule: 'E741', count: 1 }] }])).toBe(
      'line-length = 100\n\n[lint.per-file-ignores]\n"src/a.py" = ["B006", "E741"] # mine\n',
    );
  });
});

describe('names of modules', () => {
  it('are added once', () => {
    const names = [{ distribution: 'scikit-learn', importNames: ['sklearn'] }];
    const once = withModuleNames('[project]\nname = "a"\n', names);
    expect(once).toBe(
      '[project]\nname = "a"\n\n[tool.deptry.package_module_name_map]\nscikit-learn = ["sklearn"]\n',
    );
    expect(withModuleNames(once ?? '', names)).toBe(once);
  });
});

import type { CellSpan } from '../../../notebook/notebook.ts';
import type { ImportedName } from '../../../program/program.ts';
import type { ModuleExports } from './exports/module-exports.ts';
import { asStarImports, type StarImports } from './star-imports.ts';

/** Modules that `%pylab` binds, by the names it gives them. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['numpy', 'numpy'],
  ['np', 'numpy'],
  ['matplotlib', 'matplotlib'],
  ['pylab', 'matplotlib.pylab'],
  ['mlab', 'matplotlib.mlab'],
  ['pyplot', 'matplotlib.pyplot'],
  ['plt', 'matplotlib.pyplot'],
]);

/**
 * What `%pylab` imports, by `IPython.core.pylabtools.import_pylab`: the modules, then all of pylab, then all of numpy, which
 * takes the place of what pylab has under the same name. Its `display` is the one that is there anyway.
 */
export function pylabImports(exportsOf: ModuleExports, at: CellSpan, all: 'all' | 'modules'): StarImports {
  const names = new Map<string, ImportedName>();
  for (const [name, module] of MODULES) names.set(name, { name, module, member: null, at });
  for (const name of ['figsize', 'getfigs'])
    names.set(name, { name, module: 'IPython.core.pylabtools', member: name, at });
  const stars = all === 'all' ? ['matplotlib.pylab', 'numpy'] : [];
  const found = stars.map((module) => ({ module, exports: exportsOf(module) }));
  const possible = new Set<string>();
  for (const { module, exports } of found) {
    for (const name of exports.certain) {
      possible.delete(name);
      // Under these names, both have the same modules.
      if (!MODULES.has(name)) names.set(name, { name, module, member: name, at });
    }
    for (const name of exports.possible) if (!MODULES.has(name)) possible.add(name);
  }
  const certain = [...names.values()].filter(({ name }) => !possible.has(name));
  const open = found.some(({ exports }) => exports.open);
  return asStarImports(['matplotlib.pylab'], certain, [...possible], { at, open, conditional: false });
}

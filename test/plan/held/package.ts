import { readHeldPackage } from '../../../src/plan/held/index.ts';
import type { HeldPackage } from '../../../src/plan/held/package.ts';
import type { Provenance } from '../../../src/plan/held/provenance.ts';
import { python } from '../../prototype.ts';

/** The provenance of `pumps`, with records of these definitions. */
export function provenanceWith(definitions: Provenance['definitions']): Provenance {
  return {
    version: 1,
    generator: 'solidify-nb 0.1.0',
    language: 'python',
    package: { name: 'pumps', importName: 'pumps' },
    notebooks: [],
    files: [],
    definitions,
  };
}

/** A package `pumps` of these modules, by their names; `__init__` is empty unless said otherwise. */
export function packageOf(
  modules: Readonly<Record<string, string>>,
  provenance: Provenance | null = null,
): HeldPackage {
  const texts = { __init__: '', ...modules };
  return readHeldPackage(
    {
      package: { name: 'pumps', importName: 'pumps' },
      folder: '/repository',
      provenance,
      sourceFolder: 'src/',
      unread: [],
      modules: Object.entries(texts).map(([name, text]) => ({
        importName: name === '__init__' ? 'pumps' : `pumps.${name}`,
        path: `src/pumps/${name}.py`,
        text,
      })),
    },
    python,
  );
}

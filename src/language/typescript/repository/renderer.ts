import type { Language } from '../../../program/language.ts';
import type { Renderer } from '../../../render/renderer.ts';
import { readTypePackages } from '../../../workspace/index.ts';
import { renderGrowth } from './growth/index.ts';
import { renderRepository } from './repository.ts';
import { VITEST_TYPES } from './tests/index.ts';
import type { TypeFiles } from './type-check/project.ts';

/** Makes the files of npm packages. */
export function createTypescriptRenderer({ frontEnd }: Pick<Language, 'frontEnd'>): Renderer {
  let known: TypeFiles | null = null;
  // The same each time, since what is checked with them is parsed but once.
  const types = (): TypeFiles => (known ??= new Map([...readTypePackages(), ...VITEST_TYPES]));
  return {
    habits: {
      formatter: 'prettier',
      added: '`export`',
      testFolder: 'test/',
      testPath: (module) => `test/${module.split('/').at(-1) ?? ''}.test.ts`,
    },
    renderRepository: (plan, facts, templates) =>
      renderRepository(plan, facts, templates, { types, frontEnd }),
    renderGrowth: (plan, repository, facts) => renderGrowth(plan, repository, facts, { types, frontEnd }),
    strictModules: () => new Set(),
  };
}

import type { Language } from '../../../program/language.ts';
import type { Renderer } from '../../../render/renderer.ts';
import { readTypePackages } from '../../../workspace/index.ts';
import { renderGrowth } from './growth/index.ts';
import { renderRepository } from './repository.ts';

/** Makes the files of npm packages. */
export function createTypescriptRenderer({ frontEnd }: Pick<Language, 'frontEnd'>): Renderer {
  return {
    habits: {
      formatter: 'prettier',
      added: '`export`',
      testFolder: 'test/',
      testPath: (module) => `test/${module.split('/').at(-1) ?? ''}.test.ts`,
    },
    renderRepository: (plan, facts, templates) =>
      renderRepository(plan, facts, templates, { types: readTypePackages, frontEnd }),
    renderGrowth: (plan, repository, facts) =>
      renderGrowth(plan, repository, facts, { types: readTypePackages, frontEnd }),
    strictModules: () => new Set(),
  };
}

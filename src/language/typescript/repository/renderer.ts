import type { Renderer } from '../../../render/renderer.ts';
import { readTypePackages } from '../../../workspace/index.ts';
import { renderRepository } from './repository.ts';

/** Makes the files of npm packages. */
export function createTypescriptRenderer(): Pick<Renderer, 'renderRepository' | 'strictModules'> {
  return {
    renderRepository: (plan, facts, templates) =>
      renderRepository(plan, facts, templates, { types: readTypePackages }),
    strictModules: () => new Set(),
  };
}

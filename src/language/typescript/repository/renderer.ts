import type { Renderer } from '../../../render/renderer.ts';
import { renderRepository } from './repository.ts';
import type { NpmRendering } from './repository.ts';

/** Makes the files of npm packages. */
export function createTypescriptRenderer(
  rendering: NpmRendering,
): Pick<Renderer, 'renderRepository' | 'strictModules'> {
  return {
    renderRepository: (plan, facts, templates) => renderRepository(plan, facts, templates, rendering),
    strictModules: () => new Set(),
  };
}

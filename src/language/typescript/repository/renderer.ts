import type { Renderer } from '../../../render/renderer.ts';
import { renderRepository } from './repository.ts';

/** Makes the files of npm packages. */
export function createTypescriptRenderer(): Pick<Renderer, 'renderRepository' | 'strictModules'> {
  return {
    renderRepository,
    strictModules: () => new Set(),
  };
}

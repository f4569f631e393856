import type { ReadingLanguage } from '../language.ts';
import { createTypescriptBackEnd } from './back-end/index.ts';
import { createTypescriptFrontEnd } from './front-end.ts';
import { createTypescriptLifter } from './lift/index.ts';
import { createTypescriptRenamer } from './rename/index.ts';
import { modulesBeside } from './modules-beside.ts';

/** Loads what reads TypeScript and JavaScript. */
export function loadTypeScript(): Promise<ReadingLanguage> {
  return Promise.resolve({
    id: 'typescript',
    frontEnd: createTypescriptFrontEnd(),
    backEnd: createTypescriptBackEnd(),
    lifter: createTypescriptLifter(),
    renamer: createTypescriptRenamer(),
    moduleFolders: () => () => null,
    modulesBeside,
  });
}

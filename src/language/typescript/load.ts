import type { ReadingLanguage } from '../language.ts';
import { createTypescriptBackEnd } from './back-end/index.ts';
import { createTypescriptFrontEnd } from './front-end.ts';
import { createTypescriptLifter } from './lift/index.ts';
import { modulesBeside } from './modules-beside.ts';

/** Loads what reads TypeScript and JavaScript. */
export function loadTypeScript(): Promise<ReadingLanguage> {
  return Promise.resolve({
    id: 'typescript',
    frontEnd: createTypescriptFrontEnd(),
    backEnd: createTypescriptBackEnd(),
    lifter: createTypescriptLifter(),
    renamer: {
      isName: (text) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text),
      problem: (_notebook, _name, [at]) => ({ code: 'name-read', cell: at?.cell ?? 0, line: 1 }),
    },
    moduleFolders: () => () => null,
    modulesBeside,
  });
}

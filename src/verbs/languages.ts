import type { ReadingLanguage, Toolchain } from '../language/language.ts';
import type { PackageReader } from '../language/package-reader.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { LanguageId } from '../program/program.ts';
import type { Renderer } from '../render/renderer.ts';

/** What there is of one language; each part is loaded when it is first wanted. */
interface KnownLanguage {
  /** As people call it. */
  readonly name: string;
  /** Languages of notebooks that it reads. */
  readonly notebooks: readonly string[];
  readonly load: () => Promise<ReadingLanguage>;
  readonly packages: () => Promise<PackageReader>;
  readonly toolchain: () => Promise<Toolchain>;
  readonly renderer: (language: ReadingLanguage) => Promise<Renderer>;
}

/** The languages. Nobody else imports their folders, so that no parser is loaded but those that notebooks need. */
const LANGUAGES: Readonly<Record<LanguageId, KnownLanguage>> = {
  python: {
    name: 'Python',
    notebooks: ['python'],
    load: async () => (await import('../language/python/index.ts')).loadPython(),
    packages: async () => (await import('../language/python/packages/index.ts')).pythonPackages,
    toolchain: async () => (await import('../language/python/toolchain/index.ts')).pythonToolchain,
    renderer: async (language) =>
      (await import('../language/python/repository/index.ts')).createPythonRenderer(language),
  },
  typescript: {
    name: 'TypeScript or JavaScript',
    notebooks: ['typescript', 'javascript'],
    load: async () => (await import('../language/typescript/index.ts')).loadTypeScript(),
    packages: async () => (await import('../language/typescript/packages/index.ts')).typescriptPackages,
    toolchain: async () => (await import('../language/typescript/toolchain/index.ts')).typescriptToolchain,
    renderer: async (language) =>
      (await import('../language/typescript/repository/index.ts')).createTypescriptRenderer(language),
  },
};

/** All languages, in the order in which results are told. */
export const LANGUAGE_IDS: readonly LanguageId[] = ['python', 'typescript'];

/** For people: the languages whose notebooks are read. */
export const LANGUAGE_NAMES = 'Python, TypeScript and JavaScript';

/** The language that reads a notebook; null where there is none. */
export function languageOf({ language }: Pick<Notebook, 'language'>): LanguageId | null {
  return LANGUAGE_IDS.find((id) => LANGUAGES[id].notebooks.includes(language)) ?? null;
}

/** What people call a language. */
export function languageName(id: LanguageId): string {
  return LANGUAGES[id].name;
}

/** Loads what reads notebooks of a language: its parser, and what works on it. */
export function loadLanguage(id: LanguageId): Promise<ReadingLanguage> {
  return LANGUAGES[id].load();
}

/** Loads what finds and reads packages of a language, without its parser. */
export function loadPackageReader(id: LanguageId): Promise<PackageReader> {
  return LANGUAGES[id].packages();
}

/** Loads what makes, runs and installs packages of a language. */
export function loadToolchain(id: LanguageId): Promise<Toolchain> {
  return LANGUAGES[id].toolchain();
}

/** What an extraction needs of a language beside what reads it. */
export interface LanguageTools {
  readonly packages: PackageReader;
  readonly toolchain: Toolchain;
  readonly renderer: Renderer;
}

/** Loads what an extraction needs of a language. */
export async function loadTools(language: ReadingLanguage): Promise<LanguageTools> {
  const known = LANGUAGES[language.id];
  const [packages, toolchain, renderer] = await Promise.all([
    known.packages(),
    known.toolchain(),
    known.renderer(language),
  ]);
  return { packages, toolchain, renderer };
}

import { basename, dirname, resolve } from 'node:path';
import { verifyNotebooks } from '../kernel/index.ts';
import type { Runner } from '../kernel/run.ts';
import type { Verification } from '../kernel/verification.ts';
import type { Reach, Toolchain } from '../language/language.ts';
import type { Program } from '../program/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook } from '../notebook/index.ts';
import { SolidifyError } from '../text/error.ts';
import { readInputs, sourceReaderFor } from '../workspace/index.ts';
import type { LanguageId } from '../program/program.ts';
import { helperText } from './helper-text.ts';
import { languageOf, loadLanguage, loadPackageReader, loadToolchain } from './languages.ts';
import { unsupportedLanguage } from './notebook-reading.ts';
import { withLikelyCauses, type MovedDefinition } from './likely.ts';
import { progressLine } from './progress-line.ts';
import { redactVerification } from './redaction.ts';

/** What `verify` compares, and with what. */
export interface VerifyRequest extends Pick<Runner, 'cellTimeout' | 'totalTimeout'> {
  readonly before: string;
  readonly after: string;
  /** What `--python` says; null: what the kernelspec of the first notebook names. */
  readonly python: string | null;
  /** Folder of the package repository, for a package that isn't installed; null: none. */
  readonly package: string | null;
}

/** One of the two notebooks. */
interface Side {
  readonly notebook: Notebook;
  readonly language: LanguageId;
  readonly folder: string;
}

/**
 * Runs two notebooks in fresh kernels and compares what they show.
 * @throws SolidifyError (usage) when a notebook can't be read, (refused) when it can't be run.
 */
export async function verify(
  request: VerifyRequest,
  progress: (line: string) => void,
): Promise<Verification> {
  const before = readOne(request.before);
  const after = readOne(request.after);
  if (before.language !== after.language) throw otherLanguage(after.notebook, before.notebook);
  const toolchain = await loadToolchain(before.language);
  const environment = toolchain.environment([before.notebook], request.python);
  const kernel = environment.kernelFor(before.notebook);
  const reach = (side: Side): Promise<Reach> => reachOf(side, request.package, toolchain);
  const shown = await verifyNotebooks({
    helper: helperText(),
    cellTimeout: request.cellTimeout,
    totalTimeout: request.totalTimeout,
    before: { ...(await reach(before)), notebook: before.notebook, folder: before.folder, kernel },
    after: { ...(await reach(after)), notebook: after.notebook, folder: after.folder, kernel },
    edits: null,
    writes: 'once',
    onProgress: (run, at) => {
      progress(progressLine(run === 'after' ? request.after : request.before, run, at));
    },
  });
  const found = await redactVerification(shown, [before.notebook, after.notebook], toolchain.everybodysWords);
  if (found.outcome !== 'different') return found;
  const { frontEnd } = await loadLanguage(before.language);
  const programOf = ({ notebook, folder }: Side): Program =>
    frontEnd.analyze(notebook, sourceReaderFor(folder));
  const old = programOf(before);
  return withLikelyCauses(found, old, movedBetween(old, programOf(after)));
}

/** What a run needs to import a package from the folder of its repository. */
async function reachOf(
  { notebook, language, folder }: Side,
  repository: string | null,
  { importable }: Toolchain,
): Promise<Reach> {
  if (repository === null) return { path: [] };
  const { sourcesAt } = await loadPackageReader(language);
  const name = basename(resolve(repository));
  return importable(
    sourcesAt(repository)?.package ?? { name, importName: name },
    { kind: 'folder', folder: resolve(repository), sources: 'src/' },
    { notebook, folder },
  );
}

function otherLanguage(after: Notebook, before: Notebook): SolidifyError {
  return new SolidifyError(
    'usage',
    'several-languages',
    `its language is ${after.language}, and that of ${before.path} ${before.language}: they can’t show the same`,
    { place: { file: after.path }, hint: 'Give two notebooks of one language.' },
  );
}

/** What the first program defines, and the second one imports instead. */
function movedBetween(before: Program, after: Program): readonly MovedDefinition[] {
  const forms = new Map<string, Set<string>>();
  for (const { name, form } of after.statements.flatMap(({ bindings }) => bindings)) {
    forms.set(name, (forms.get(name) ?? new Set()).add(form));
  }
  const isImported = (name: string): boolean => forms.get(name)?.has('import') === true;
  const isDefined = (name: string): boolean =>
    forms.get(name)?.has('definition') === true || forms.get(name)?.has('assignment') === true;
  return before.statements.flatMap((statement) =>
    statement.bindings
      .filter(({ form, name }) => form !== 'import' && isImported(name) && !isDefined(name))
      .map(({ name }): MovedDefinition => {
        const line = statement.kind === 'definition' ? statement.definition.line : 1;
        return { name, cell: statement.at.cell, line };
      }),
  );
}

function readOne(path: string): Side {
  const { files, unreadable } = readInputs([path]);
  const [file] = files;
  if (!file || files.length > 1) {
    throw new SolidifyError('usage', 'unreadable', unreadable[0]?.message ?? 'this is not one notebook', {
      place: { file: path },
      hint: 'Give one notebook file.',
    });
  }
  const notebook = readNotebook(file.path, file.text);
  const language = languageOf(notebook);
  if (language === null) throw unsupportedLanguage(notebook);
  return { notebook, language, folder: dirname(resolve(file.realPath)) };
}

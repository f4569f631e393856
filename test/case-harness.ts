import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dropLocations, normalizeText } from '../src/kernel/normalize.ts';
import type { NotebookRun } from '../src/kernel/run.ts';
import type { Verification } from '../src/kernel/verification.ts';
import { readNotebook } from '../src/notebook/index.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import type { VariantRequest } from '../src/plan/selection.ts';
import type { RenameRequest } from '../src/plan/selection.ts';

/**
 * What a person expects of a case, from what Python does: `expected.json`. Never regenerated.
 */
export interface CaseExpectation {
  /** One sentence: what the case shows. */
  readonly why: string;
  /** Names that move with `--all`, constants included; all of them, sorted or not. */
  readonly moves: readonly string[];
  /** Names that may do either, as long as the notebook shows the same. */
  readonly either?: readonly string[];
  /** Definitions that stay, each with obstacle codes that must be among its own; empty: any reason. */
  readonly stays: Readonly<Record<string, readonly string[]>>;
  /** All lines that the notebook shows, in order: streams, results and displays as text, errors as `Name: message`; what differs from run to run and places in files are normalised. */
  readonly shows: readonly string[];
  readonly options?: CaseOptions;
  /** Why source can't be put back into the rewritten notebook: a part of what `inline` says. */
  readonly inlined?: string;
  /** The same of the further notebooks that are given (`options.also`), by file. */
  readonly alsoShow?: Readonly<Record<string, readonly string[]>>;
  /** For the rows of table A: whether moving everything without an analysis shows something else. */
  readonly naive?: 'different' | 'same';
  /**
   * The product does otherwise, and why: its test has to fail, so that who repairs it takes this out. The shown lines
   * and the verdicts stay what they should be.
   */
  readonly open?: string;
  /** Also run in real kernels with the short tests; the long ones run every case there. */
  readonly kernel?: true;
  /** What comparing in real kernels gives, where that is not `equal` with no cell set aside, and why. */
  readonly inKernels?: Pick<Verification, 'outcome' | 'nondeterministic'> & { readonly why: string };
}

/** Options of `extract` that a case may give. */
export interface CaseOptions {
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly renames?: readonly RenameRequest[];
  readonly pruneImports?: true;
  /** Further files of the case that are given with the notebook; they are rewritten too. */
  readonly also?: readonly string[];
  readonly lift?: true;
  /** Whose definition of a name moves: files of the case. */
  readonly variants?: readonly VariantRequest[];
}

/** A folder of `cases/`: `notebook.py` or `notebook.ipynb`, `expected.json` and whatever the notebook reads. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  /** `notebook.py` or `notebook.ipynb`. */
  readonly file: string;
  readonly text: string;
  readonly expected: CaseExpectation;
}

/** What an extraction of a case gave. */
export interface CaseExtraction {
  readonly moved: readonly string[];
  readonly kept: readonly { readonly name: string; readonly obstacles: readonly string[] }[];
  /** The repository: texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Text of the rewritten notebook. */
  readonly notebookText: string;
  /** Texts of the other files that were given, rewritten, by name. */
  readonly others: Readonly<Record<string, string>>;
}

/** Extracts, with `--all`, from a notebook file in a folder that holds what lies beside it. `distribution`: of the package, `pump-tools`. */
export type ExtractForTest = (
  notebookPath: string,
  options: CaseOptions,
  distribution?: string,
) => Promise<CaseExtraction>;

/** All cases, by name. */
export function loadCases(): readonly Case[] {
  const root = fileURLToPath(new URL('./cases/', import.meta.url));
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const folder = join(root, name);
    const file = readdirSync(folder).includes('notebook.ipynb') ? 'notebook.ipynb' : 'notebook.py';
    return {
      name,
      folder,
      file,
      text: readFileSync(join(folder, file), 'utf8'),
      expected: JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as CaseExpectation,
    };
  });
}

/**
 * Copies a case's files, its expectation left out, to a new temporary folder; runs may write there. `others` are the
 * texts of files that an extraction has rewritten.
 */
export function copyCase({ folder }: Case, others: CaseExtraction['others'] = {}): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-case-')));
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('expected.json') });
  for (const [name, text] of Object.entries(others)) writeFileSync(join(copy, name), text);
  return copy;
}

/** Writes texts by path into a new temporary folder. */
export function writeFiles(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-package-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Writes an extraction's repository; returns the folder from which its package can be imported. */
export function packagePath({ files }: CaseExtraction): string {
  return join(writeFiles(files), 'src');
}

/** Reads the notebook of a case, or a rewritten one. */
export function readCase({ file }: Case, text: string): Notebook {
  return readNotebook(file, text);
}

/** All lines that a run shows, see {@link CaseExpectation.shows}. */
export function shownLines(run: NotebookRun): readonly string[] {
  const texts = run.cells.flatMap(({ outputs }) => {
    const parts: string[] = [];
    for (const output of outputs) {
      if (output.kind === 'stream') parts.push(output.text);
      else if (output.kind === 'error') parts.push(`\n${output.name}: ${output.message}\n`);
      else parts.push(`\n${output.data['text/plain'] ?? ''}\n`);
    }
    return dropLocations(normalizeText(parts.join(''))).split(/\r?\n/);
  });
  return texts.filter((line) => line !== '');
}

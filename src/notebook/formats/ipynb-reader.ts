import { SolidifyError } from '../../text/error.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { Cell, Notebook, NotebookCode, Output } from '../notebook.ts';
import { languageOfKernel, normalizeLanguage } from '../kernel-language.ts';
import { upgradedRoot } from './ipynb-worksheets.ts';
import { readJson } from './json-reader.ts';
import { jsonList, jsonNumber, jsonObject, jsonString, jsonText, type JsonObject } from './json-value.ts';

/** U+FEFF, which some editors write at the start of a file. */
export const byteOrderMark = '\ufeff';

/**
 * Reads the text of an `.ipynb`.
 * @throws SolidifyError (usage) when it is no JSON, no notebook, or not of nbformat 2, 3 or 4.
 */
export function readIpynb(path: string, text: string): Notebook {
  const root = readRoot(path, text);
  const metadata = jsonObject(root.metadata);
  const kernelspec = jsonObject(metadata.kernelspec);
  const kernelName = jsonString(kernelspec.name);
  return {
    path,
    format: 'ipynb',
    version: versionOf(root),
    language: languageOf(metadata),
    languageVersion: jsonString(jsonObject(metadata.language_info).version),
    kernel:
      kernelName === null
        ? null
        : { name: kernelName, displayName: jsonString(kernelspec.display_name) ?? kernelName },
    cells: (root.cells as readonly unknown[]).map((cell, index) => cellOf(jsonObject(cell), index)),
  };
}

/**
 * Reads no more of the text of an `.ipynb` than its language and the sources of its code cells.
 * @throws SolidifyError as {@link readIpynb} does.
 */
export function readIpynbCode(path: string, text: string): NotebookCode {
  const root = readRoot(path, text);
  const sources: string[] = [];
  for (const value of root.cells as readonly unknown[]) {
    const cell = jsonObject(value);
    if (cell.cell_type === 'code') sources.push(jsonText(cell.source) ?? '');
  }
  return { language: languageOf(jsonObject(root.metadata)), sources };
}

function languageOf(metadata: JsonObject): string {
  const kernelspec = jsonObject(metadata.kernelspec);
  const language = jsonString(jsonObject(metadata.language_info).name) ?? jsonString(kernelspec.language);
  return language === null
    ? languageOfKernel(jsonString(kernelspec.name) ?? '')
    : normalizeLanguage(language);
}

function versionOf(root: JsonObject): Notebook['version'] {
  const { nbformat, nbformat_minor: minor } = root;
  if (typeof nbformat === 'number') return { major: nbformat, minor: jsonNumber(minor) ?? 0 };
  return Array.isArray(root.worksheets) ? { major: 3, minor: 0 } : null;
}

function readRoot(path: string, text: string): JsonObject {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  const reading = readJson(start === 0 ? text : text.slice(start));
  if (reading.kind === 'problem') {
    const offset = reading.problem.offset + start;
    const lines = lineIndex(text);
    const line = lineAt(lines, offset);
    const column = offset - (lines.starts[line - 1] ?? 0) + 1;
    throw new SolidifyError(
      'usage',
      'unreadable',
      `not a JSON file: ${reading.problem.message} (line ${line}, column ${column})`,
      {
        place: { file: path, line },
        hint: 'Open it in Jupyter and save it again, or restore an intact copy.',
      },
    );
  }
  const root = jsonObject(reading.value);
  refuseOtherVersions(path, root);
  if (!hasWorksheets(root) && Array.isArray(root.cells)) return root;
  if (hasWorksheets(root) && Array.isArray(root.worksheets)) return upgradedRoot(root);
  throw new SolidifyError('usage', 'unreadable', 'not a notebook: it is JSON, but has no list of cells', {
    place: { file: path },
    hint: 'Give the .ipynb file of a Jupyter notebook.',
  });
}

/** Nbformat 4 did away with worksheets. */
function hasWorksheets({ nbformat, cells, worksheets }: JsonObject): boolean {
  return typeof nbformat === 'number' ? nbformat < 4 : Array.isArray(worksheets) && !Array.isArray(cells);
}

function refuseOtherVersions(path: string, { nbformat }: JsonObject): void {
  if (typeof nbformat !== 'number' || (nbformat >= 2 && nbformat < 5)) return;
  throw new SolidifyError(
    'usage',
    'unsupported-format',
    `the notebook is in nbformat ${nbformat}; nbformat 2 to 4 can be read`,
    {
      place: { file: path },
      hint: nbformat < 2 ? conversionHint(path) : 'Save it as nbformat 4 with the program that wrote it.',
    },
  );
}

/**
 * Checks that a notebook is of a format whose cells can be rewritten.
 * @throws SolidifyError (usage) `unsupported-format` before nbformat 4.
 */
export function requireCurrentFormat({ path, version }: Notebook): void {
  if (version === null || version.major >= 4) return;
  throw new SolidifyError(
    'usage',
    'unsupported-format',
    `the notebook is in nbformat ${version.major}, which can be read but not rewritten`,
    { place: { file: path }, hint: conversionHint(path) },
  );
}

function conversionHint(path: string): string {
  return `Upgrade it first, with Jupyter's own command: jupyter nbconvert --to notebook --nbformat 4 --inplace ${shellWord(path)}`;
}

function cellOf(cell: JsonObject, index: number): Cell {
  const kind = cell.cell_type;
  return {
    index,
    kind: kind === 'code' || kind === 'markdown' ? kind : 'raw',
    id: jsonString(cell.id),
    source: jsonText(cell.source) ?? '',
    tags: jsonList(jsonObject(cell.metadata).tags).filter((tag) => typeof tag === 'string'),
    executionCount: jsonNumber(cell.execution_count),
    outputs: kind === 'code' ? jsonList(cell.outputs).map((output) => outputOf(jsonObject(output))) : [],
    ...asidesOf(cell),
  };
}

/** What is compared with nothing and shown nowhere, but stands in the file. */
function asidesOf(cell: JsonObject): Pick<Cell, 'asides'> {
  const tracebacks = jsonList(cell.outputs).map((output) => jsonList(jsonObject(output).traceback));
  const attachments = Object.values(jsonObject(cell.attachments)).flatMap((attachment) =>
    Object.entries(jsonObject(attachment)).flatMap(([mime, value]) =>
      /^(?:image|audio|video)\/(?!svg)/.test(mime) ? [] : [jsonText(value) ?? ''],
    ),
  );
  const lines = tracebacks.flatMap((traceback) => traceback.filter((line) => typeof line === 'string'));
  const asides = [...(lines.length > 0 ? [lines.join('\n')] : []), ...attachments];
  return asides.length > 0 ? { asides } : {};
}

function outputOf(output: JsonObject): Output {
  switch (output.output_type) {
    case 'stream':
      return {
        kind: 'stream',
        name: jsonString(output.name) ?? 'stdout',
        text: jsonText(output.text) ?? '',
      };
    case 'error':
      return {
        kind: 'error',
        name: jsonString(output.ename) ?? '',
        message: jsonString(output.evalue) ?? '',
      };
    case 'execute_result':
      return { kind: 'result', data: dataOf(output) };
    default:
      return { kind: 'display', data: dataOf(output) };
  }
}

function dataOf(output: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(jsonObject(output.data));
  return Object.fromEntries(entries.map(([mime, value]) => [mime, jsonText(value) ?? printed(value)]));
}

/** JSON of a value; empty where it is nested too deeply to be printed. */
function printed(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

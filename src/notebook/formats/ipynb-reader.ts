import { SolidifyError } from '../../text/error.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import type { Cell, Notebook, Output } from '../notebook.ts';
import { languageOfKernel, normalizeLanguage } from '../kernel-language.ts';
import { readJson } from './json-reader.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** U+FEFF, which some editors write at the start of a file. */
export const byteOrderMark = '\ufeff';

/**
 * Reads the text of an `.ipynb`.
 * @throws SolidifyError (usage) when it is no JSON, no notebook, or not of nbformat 4.
 */
export function readIpynb(path: string, text: string): Notebook {
  const root = readRoot(path, text);
  const metadata = objectOf(root.metadata);
  const kernelspec = objectOf(metadata.kernelspec);
  const languageInfo = objectOf(metadata.language_info);
  const kernelName = stringOf(kernelspec.name);
  const language = stringOf(languageInfo.name) ?? stringOf(kernelspec.language);
  const major = root.nbformat;
  return {
    path,
    format: 'ipynb',
    version: typeof major === 'number' ? { major, minor: numberOf(root.nbformat_minor) ?? 0 } : null,
    language: language === null ? languageOfKernel(kernelName ?? '') : normalizeLanguage(language),
    languageVersion: stringOf(languageInfo.version),
    kernel:
      kernelName === null
        ? null
        : { name: kernelName, displayName: stringOf(kernelspec.display_name) ?? kernelName },
    cells: (root.cells as readonly unknown[]).map((cell, index) => cellOf(objectOf(cell), index)),
  };
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
  const root = objectOf(reading.value);
  refuseOtherVersions(path, root);
  if (Array.isArray(root.cells)) return root;
  throw new SolidifyError('usage', 'unreadable', 'not a notebook: it is JSON, but has no list of cells', {
    place: { file: path },
    hint: 'Give the .ipynb file of a Jupyter notebook.',
  });
}

function refuseOtherVersions(path: string, root: JsonObject): void {
  const major = root.nbformat;
  const isOld = Array.isArray(root.worksheets) && !Array.isArray(root.cells);
  if (!isOld && (typeof major !== 'number' || (major >= 4 && major < 5))) return;
  const version = typeof major === 'number' ? String(major) : 'before 4';
  throw new SolidifyError(
    'usage',
    'unsupported-format',
    `the notebook is in nbformat ${version}; nbformat 4 is needed`,
    {
      place: { file: path },
      hint: `Convert a copy first: jupyter nbconvert --to notebook --nbformat 4 ${JSON.stringify(path)}`,
    },
  );
}

function cellOf(cell: JsonObject, index: number): Cell {
  const kind = cell.cell_type;
  return {
    index,
    kind: kind === 'code' || kind === 'markdown' ? kind : 'raw',
    id: stringOf(cell.id),
    source: joinedText(cell.source) ?? '',
    tags: listOf(objectOf(cell.metadata).tags).filter((tag) => typeof tag === 'string'),
    executionCount: numberOf(cell.execution_count),
    outputs: kind === 'code' ? listOf(cell.outputs).map((output) => outputOf(objectOf(output))) : [],
  };
}

function outputOf(output: JsonObject): Output {
  switch (output.output_type) {
    case 'stream':
      return {
        kind: 'stream',
        name: stringOf(output.name) ?? 'stdout',
        text: joinedText(output.text) ?? '',
      };
    case 'error':
      return {
        kind: 'error',
        name: stringOf(output.ename) ?? '',
        message: stringOf(output.evalue) ?? '',
      };
    case 'execute_result':
      return { kind: 'result', data: dataOf(output) };
    default:
      return { kind: 'display', data: dataOf(output) };
  }
}

function dataOf(output: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(output.data));
  return Object.fromEntries(entries.map(([mime, value]) => [mime, joinedText(value) ?? printed(value)]));
}

/** JSON of a value; empty where it is nested too deeply to be printed. */
function printed(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

/** nbformat's multi-line strings: one string, or a list of strings to be joined; null for anything else. */
function joinedText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) return null;
  return value.join('');
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

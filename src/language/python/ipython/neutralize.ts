import { automagicName } from './automagic.ts';
import { cleanCell } from './cleanup.ts';
import { expandedNames } from './expansion.ts';
import { endOfLine } from './logical-line.ts';
import { neutralizeCommand, neutralizeLines } from './commands.ts';
import type { Pass } from './commands.ts';
import type { NameAt, NeutralizedCell } from './magic.ts';
import { blank, keepCode } from './replacement.ts';
import { endOfOptions, pythonMagic } from './python-magics.ts';

/**
 * Replaces a cell's IPython syntax by Python that does nothing, at equal length; the Python that magics such as
 * `%time` carry stays. The rules are those of IPython's TransformerManager (8.12 to 9), which finds magics by
 * tokens: a `%` in a string, in brackets or in a continued line is none.
 */
export function neutralize(source: string): NeutralizedCell {
  if (!mayHoldIPython(source)) return { text: source, magics: [], margin: '' };
  const pass: Pass = { text: source, magics: [] };
  const margin = neutralizeCell(pass, 0);
  return { text: pass.text, magics: pass.magics.toSorted((a, b) => a.span.start - b.span.start), margin };
}

/** A quick look that saves nearly all cells the whole procedure; lets too many through, never too few. */
function mayHoldIPython(source: string): boolean {
  return SIGNS.test(source) || INDENTED.test(source) || /^[^\n]*\n?$/.test(source.trimStart());
}

const SIGNS = /^[ \t\f]*([%!?,;/]|>>>|\.{3,}:)|\?[ \t\r]*$|=[ \t\f]*(\\\r?\n[ \t\f]*)*[%!]|In \[\d+\]:/m;
const INDENTED = /^(\s*\n)?[ \t]+\S/;

/** Treats what IPython treats as a cell: the cell itself, or the body of `%%time`. Returns its margin. */
function neutralizeCell(pass: Pass, from: number): string {
  // Lines that hold nothing but a prompt are there when IPython has dropped the empty ones.
  const first = from + (/^(\s*\n)?/.exec(pass.text.slice(from))?.[0].length ?? 0);
  const { text, margin } = cleanCell(pass.text, from);
  pass.text = text;
  // A form feed ends the blanks that the cleanup left; other blanks before a magic are indentation.
  const start = first + (/^([ \t]*\f)?/.exec(text.slice(first))?.[0].length ?? 0);
  if (
    text.startsWith('%%', start) &&
    !/^%%[\p{L}\p{N}_]+\?/u.test(text.slice(start, endOfLine(text, start)))
  ) {
    neutralizeCellMagic(pass, start);
  } else if (automagicLength(text, start) > 0) {
    neutralizeCommand(pass, {
      kind: 'automagic',
      start,
      end: endOfLine(text, start),
      nameStart: start,
    });
  } else {
    neutralizeLines(pass, start, text.length);
  }
  return margin;
}

function automagicLength(text: string, start: number): number {
  const cell = text.slice(start).replace(/\n$/, '');
  return cell.includes('\n') ? 0 : automagicName(cell);
}

/** Cell magics in cell magics, each a cell of its own to IPython. What is further in counts as unknown. */
const MAX_NESTED = 50;

function neutralizeCellMagic(pass: Pass, start: number): void {
  const { text } = pass;
  const headEnd = endOfLine(text, start);
  const head = text.slice(start, headEnd).trimEnd();
  const name = head.slice(2).split(' ', 1)[0] ?? '';
  const restStart = Math.min(start + 2 + name.length + 1, start + head.length);
  const rest = text.slice(restStart, start + head.length);
  const magic = pythonMagic(name);
  const common = { kind: 'cell-magic', name, span: { start, end: text.length }, rest } as const;
  if (magic === null || pass.magics.length >= MAX_NESTED) {
    const reads = expandedNames(rest, restStart);
    pass.magics.push({ ...common, code: null, scope: null, binds: [], reads });
    pass.text = text.slice(0, start) + blank(text.slice(start));
    return;
  }
  const argument = restStart + endOfOptions(magic, rest);
  const binds = magic.firstLine === 'variable' ? variableAt(text.slice(argument, headEnd), argument) : [];
  const keepsHead = magic.firstLine === 'code' && text.slice(argument, headEnd).trim() !== '';
  const code = { start: keepsHead ? argument : Math.min(headEnd + 1, text.length), end: text.length };
  pass.magics.push({ ...common, code, scope: magic.scope, binds, reads: [] });
  if (keepsHead) {
    keepCode(pass, start, argument);
    neutralizeLines(pass, argument, headEnd);
  } else {
    pass.text = text.slice(0, start) + blank(text.slice(start, headEnd)) + text.slice(headEnd);
  }
  neutralizeCell(pass, code.start === argument ? Math.min(headEnd + 1, text.length) : code.start);
}

function variableAt(text: string, offset: number): NameAt[] {
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0];
  return name === undefined ? [] : [{ name, start: offset, end: offset + name.length }];
}

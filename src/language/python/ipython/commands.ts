import type { Span } from '../../../text/span.ts';
import { expandedNames, namesInExpression } from './expansion.ts';
import { endOfContinuedLine, endOfLine, scanLogicalLine } from './logical-line.ts';
import type { LogicalLine } from './logical-line.ts';
import type { Magic, MagicKind } from './magic.ts';
import { endOfOptions, pythonMagic } from './python-magics.ts';
import { keepCode, putNothing, putZero } from './replacement.ts';
import type { Rewritten } from './replacement.ts';

/** The cell as rewritten so far, and what was found. */
export interface Pass extends Rewritten {
  readonly magics: Magic[];
}

/** Replaces the IPython syntax among the lines of a range. */
export function neutralizeLines(pass: Pass, from: number, to: number): void {
  let at = from;
  while (at < to) {
    const char = pass.text.charAt(at);
    if (/\s/.test(char)) at += 1;
    else if (char === '\\' && /^\r?\n/.test(pass.text.slice(at + 1, at + 3))) at += 2;
    else at = neutralizeLine(pass, at, to);
  }
}

/** Treats the logical line whose first token is at `start`; returns where it ends. */
function neutralizeLine(pass: Pass, start: number, to: number): number {
  const { text } = pass;
  const escaped = isEscape(text, start);
  const limit = escaped ? Math.min(to, endOfContinuedLine(text, start)) : to;
  const line = scanLogicalLine(text, start, limit);
  const whole = escaped && line.openBracket ? lineWithHelp(text, start, limit, to) : line;
  const help = whole === null ? null : helpEnd(text, start, whole, to);
  if (help !== null) {
    const { end, object } = help;
    pass.magics.push(helpMagic({ start, end }, text.slice(object.start, object.end), object.start));
    putNothing(pass, start, end);
    return end;
  }
  if (escaped) return neutralizeEscape(pass, start, limit);
  if (line.assigned < 0) return line.end;
  const end = Math.min(to, endOfContinuedLine(text, line.assigned));
  neutralizeAssigned(pass, line.assigned, end);
  return end;
}

/**
 * The logical line of a magic that leaves a bracket open, as far as Python's tokenizer follows it; null where no help
 * can stand at its end, which is nearly always.
 */
function lineWithHelp(text: string, start: number, limit: number, to: number): LogicalLine | null {
  const isLast = text.slice(limit, to).trim() === '';
  return isLast || HELP_LATER.test(text.slice(limit, to)) ? scanLogicalLine(text, start, to) : null;
}

const HELP_LATER = /\?[ \t]*$/m;

/** Whether a line's first token is one of IPython's escapes, and no operator such as `//`. */
function isEscape(text: string, at: number): boolean {
  const pair = text.slice(at, at + 2);
  if (pair.startsWith('/')) {
    return /^\/[^ /=\r\n]/.test(pair) && text.slice(at + 1, endOfContinuedLine(text, at)).trim() !== '';
  }
  return /^[%!](?!=)|^[?,;]/.test(pair);
}

interface HelpAtEnd {
  readonly end: number;
  readonly object: Span;
}

/** `name?` at the end of a line, as IPython's HelpEnd finds it. */
function helpEnd(text: string, start: number, line: LogicalLine, to: number): HelpAtEnd | null {
  if (line.last < start || line.commented || text.charAt(line.last) !== '?' || line.openString) return null;
  const end = endOfLine(text, line.last);
  // In a bracket that nothing closes, the `?` is the last token but one only at the end of the text.
  if (line.end >= to && end + 1 < to) return null;
  const match = HELP_END.exec(text.slice(start, end));
  if (match === null) return null;
  const object = match[1] ?? '';
  const at = start + match.index;
  return { end, object: { start: at, end: at + object.length } };
}

const HELP_END = /(%{0,2}(?!\p{N})[\p{L}\p{N}_*]+(?:\.(?!\p{N})[\p{L}\p{N}_*]+|\[-?[0-9]+\])*)\?\??$/u;

function helpMagic(span: Span, object: string, offset: number): Magic {
  const reads = object.startsWith('%') || object.includes('*') ? [] : namesInExpression(object, offset);
  return { kind: 'help', name: '', span, rest: object, code: null, scope: null, binds: [], reads };
}

function neutralizeEscape(pass: Pass, start: number, end: number): number {
  const { text } = pass;
  const escape = text.charAt(start);
  const length = /^(!!|\?\?)/.test(text.slice(start)) ? 2 : 1;
  const content = start + length;
  if (escape === '%') neutralizeCommand(pass, { kind: 'line-magic', start, end, nameStart: content });
  else if (escape === '!') neutralizeShell(pass, 'shell', { start, end }, content);
  else if (escape === '?') {
    pass.magics.push(helpMagic({ start, end }, text.slice(content, end).trim(), content));
    putNothing(pass, start, end);
  } else {
    neutralizeCall(pass, start, end);
  }
  return end;
}

function neutralizeShell(pass: Pass, kind: MagicKind, span: Span, content: number): void {
  const raw = pass.text.slice(content, span.end);
  const reads = expandedNames(raw, content);
  pass.magics.push({ kind, name: '', span, rest: joined(raw), code: null, scope: null, binds: [], reads });
  if (kind === 'assign-shell') putZero(pass, span.start, span.end);
  else putNothing(pass, span.start, span.end);
}

/** `/f a b` calls f(a, b); `,f a b` and `;f a b` call it with strings. */
function neutralizeCall(pass: Pass, start: number, end: number): void {
  const raw = pass.text.slice(start + 1, end);
  const name = raw.split(' ', 1)[0] ?? '';
  const reads = namesInExpression(pass.text.charAt(start) === '/' ? raw : name, start + 1);
  const rest = joined(raw.slice(name.length + 1));
  pass.magics.push({
    kind: 'call',
    name,
    span: { start, end },
    rest,
    code: null,
    scope: null,
    binds: [],
    reads,
  });
  putNothing(pass, start, end);
}

/** A magic with its name at `nameStart`, that ends at `end`. */
export interface Command extends Span {
  readonly kind: MagicKind;
  readonly nameStart: number;
}

/** Replaces a line magic; the Python that it carries stays, where it is whole. */
export function neutralizeCommand(pass: Pass, command: Command): void {
  const { kind, start, end, nameStart } = command;
  const raw = pass.text.slice(nameStart, end);
  const name = raw.split(/ |\n/, 1)[0]?.trimEnd() ?? '';
  const restStart = Math.min(nameStart + name.length + 1, end);
  const raws = pass.text.slice(restStart, end);
  const known = pythonMagic(name);
  const magic = known?.onLine === true ? known : null;
  const codeStart = magic === null ? end : restStart + endOfOptions(magic, raws);
  const found = { kind, name, span: { start, end }, rest: joined(raws), binds: [] };
  if (magic !== null && isWholeCode(pass.text, codeStart, end, kind)) {
    const reads = namesInOptions(name, pass.text.slice(restStart, codeStart), restStart);
    pass.magics.push({ ...found, code: { start: codeStart, end }, scope: magic.scope, reads });
    if (kind === 'assign-magic') {
      pass.text = pass.text.slice(0, start) + ' '.repeat(codeStart - start) + pass.text.slice(codeStart);
    } else {
      keepCode(pass, start, codeStart);
      neutralizeLines(pass, codeStart, end);
    }
    return;
  }
  const reads = magic === null ? expandedNames(raws, restStart) : namesInExpression(raws, restStart);
  pass.magics.push({ ...found, code: null, scope: null, reads });
  if (kind === 'assign-magic') putZero(pass, start, end);
  else putNothing(pass, start, end);
}

function neutralizeAssigned(pass: Pass, start: number, end: number): void {
  if (pass.text.charAt(start) === '!') neutralizeShell(pass, 'assign-shell', { start, end }, start + 1);
  else neutralizeCommand(pass, { kind: 'assign-magic', start, end, nameStart: start + 1 });
}

/** Whether code is complete on its own: what follows must not become part of it. For an assignment, also an expression. */
function isWholeCode(text: string, start: number, end: number, kind: MagicKind): boolean {
  const line = scanLogicalLine(text, start, end);
  if (line.last < 0 || !line.closed || line.end < end || /[:\\]/.test(text.charAt(line.last))) return false;
  return kind !== 'assign-magic' || !STATEMENT.test(text.slice(start, end));
}

const STATEMENT =
  /^(assert|async|class|def|del|for|from|global|if|import|nonlocal|pass|raise|return|try|while|with)\b|^[%!?,;/]/;

/** line_profiler and memory_profiler name the functions to watch in options. */
function namesInOptions(name: string, options: string, offset: number): readonly Magic['reads'][number][] {
  if (name !== 'lprun' && name !== 'mprun') return [];
  return namesInExpression(options, offset).filter(
    (at) => !options.slice(0, at.start - offset).endsWith('-'),
  );
}

function joined(text: string): string {
  return text.replace(/[ \t]*\\\n/g, ' ').trim();
}

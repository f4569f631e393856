import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/index.ts';
import type { Analysis, PrototypeNotebook } from '../../src/analysis/prototype.ts';
import type { Statement } from '../../src/program/program.ts';
import { rewriteNotebook } from '../../src/notebook/index.ts';
import type { Notebook } from '../../src/notebook/notebook.ts';
import { loadCases, readCase } from '../case-harness.ts';
import { planOf, prototypeOf } from '../prototype.ts';

/** Notebooks that read nothing beside them: the rest need their folder. */
const cases = loadCases().filter(({ folder }) => readdirSync(folder).length === 2);

/** What must not change: each definition in order, its verdict and the codes of its obstacles. */
function summary({ definitions }: Analysis, rename = (name: string): string => name): readonly string[] {
  return definitions.map(({ definition, verdict }) => {
    const codes = [...new Set(verdict.obstacles.map(({ code }) => code))].sort();
    return `${rename(definition.name)} ${verdict.kind} ${codes.join(' ')}`.trim();
  });
}

/** Rule: how often something is used is counted in cells, so that cutting and joining may tip a verdict that no obstacle decides. */
function obstaclesOnly(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ (solidified|fluid)$/, ' may move'));
}

async function summarized(notebook: Notebook): Promise<readonly string[]> {
  return summary(analyze([await prototypeOf(notebook)]));
}

/** The notebook with other sources for its code cells; none drops a cell, several split it. */
function withSources(
  notebook: Notebook,
  sources: (index: number, source: string) => readonly string[],
): Notebook {
  const cells = notebook.cells.flatMap((cell) =>
    cell.kind === 'code' ? sources(cell.index, cell.source).map((source) => ({ ...cell, source })) : [cell],
  );
  return { ...notebook, cells: cells.map((cell, index) => ({ ...cell, index })) };
}

/** The notebook as if its cells had been saved without having been run. */
function withoutCounts(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, executionCount: null })) };
}

const WORD = /(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{M}\p{N}_]*/gu;

/**
 * Names that the notebook itself binds, and that mean nothing elsewhere: no built-in, import or attribute goes by them.
 * Names that look like a secret's keep their meaning for the search for secrets, so they stay.
 */
function ownNames({ notebook, program }: PrototypeNotebook): ReadonlySet<string> {
  const bindings = program.statements.flatMap((statement) => statement.bindings);
  const own = new Set(
    bindings.filter(({ form }) => form !== 'import' && form !== 'opaque').map(({ name }) => name),
  );
  for (const { name, form } of bindings) if (form === 'import' || form === 'opaque') own.delete(name);
  const text = notebook.cells.map(({ source }) => source).join('\n');
  for (const name of own) {
    const isAttribute = new RegExp(`\\.\\s*${name}(?![\\p{L}\\p{N}_])`, 'u').test(text);
    // `f'…'`, `%(module)s`: a string's prefix, a field of a log format.
    const isOther = new RegExp(`(?<![\\p{L}\\p{N}_])${name}['"]|%\\(${name}\\)`, 'u').test(text);
    if (
      isAttribute ||
      isOther ||
      /^_*\d*$|^__|password|token|key|secret|^(In|Out|match|case|type)$/i.test(name)
    )
      own.delete(name);
    if (BUILT_INS.has(name)) own.delete(name);
  }
  return own;
}

const BUILT_INS = new Set(
  'abs all any bool dict filter float format hash id input int iter len list map max min next object open pow print range repr round set sorted str sum tuple zip display'.split(
    ' ',
  ),
);

/** Another name of the same shape: `test_…`, a number at the end, capitals and leading underscores stay. */
function renamed(name: string): string {
  const [, head = '', tail = ''] = /^(_*(?:test_)?)(.*)$/u.exec(name) ?? [];
  return `${head}${/^\p{Lu}/u.test(tail) ? 'QZ' : 'qz'}${tail}`;
}

/** Whether a cell may be cut or joined: it is plain Python from the left margin, without tags. */
function isPlain(prototype: PrototypeNotebook, index: number): boolean {
  const { source = '', tags = [] } = prototype.notebook.cells[index] ?? {};
  const cell = prototype.program.cells.find((each) => each.cell === index);
  return (
    cell?.parsed === true && tags.length === 0 && !source.trimStart().startsWith('%%') && !/^\s/.test(source)
  );
}

/** One source for each statement; those that share a line stay together. What was not shown gets a semicolon. */
function cut(prototype: PrototypeNotebook, index: number, source: string): readonly string[] {
  const own = prototype.program.statements.filter(({ at }) => at.cell === index);
  if (!isPlain(prototype, index) || own.length < 2) return [source];
  const parts = new Map<number, { text: string; last: Statement }>();
  for (const statement of own) {
    const { start, end } = statement.block;
    const known = parts.get(start);
    if (known) known.last = statement;
    else parts.set(start, { text: source.slice(start, end).trimEnd(), last: statement });
  }
  return [...parts.values()].map(({ text, last }) => {
    const isHidden = last.isExpression && !last.displayed && last.kind === 'action';
    return isHidden && !text.endsWith(';') && !/#[^\n]*$/.test(text) ? `${text};` : text;
  });
}

/** Names that the notebook reads and nothing in it binds. */
function unbound({ program }: PrototypeNotebook): ReadonlySet<string> {
  const bound = new Set(program.statements.flatMap(({ bindings }) => bindings.map(({ name }) => name)));
  const read = program.statements.flatMap(({ reads }) => reads.map(({ name }) => name));
  return new Set(read.filter((name) => !bound.has(name)));
}

describe('whatever a case is about', () => {
  it.each(cases)('$name: renaming changes nothing', async (example) => {
    const prototype = await prototypeOf(readCase(example, example.text));
    const own = ownNames(prototype);
    const rename = (name: string): string => (own.has(name) ? renamed(name) : name);
    const other = {
      ...prototype.notebook,
      cells: prototype.notebook.cells.map((cell) => ({
        ...cell,
        source: cell.source.replace(WORD, rename),
        outputs: JSON.parse(JSON.stringify(cell.outputs).replace(WORD, rename)) as typeof cell.outputs,
      })),
    };
    expect(await summarized(other)).toEqual(summary(analyze([prototype]), rename));
  });

  it.each(cases)('$name: one cell for each statement changes nothing', async (example) => {
    const prototype = await prototypeOf(readCase(example, example.text));
    // Rule: a cell with saved outputs keeps them as one.
    if (prototype.notebook.cells.some(({ outputs }) => outputs.length > 0)) return;
    const other = withSources(prototype.notebook, (index, source) => cut(prototype, index, source));
    expect(obstaclesOnly(await summarized(other))).toEqual(obstaclesOnly(summary(analyze([prototype]))));
  });

  it.each(cases)('$name: one cell for all changes nothing but what is shown', async (example) => {
    // Rule: one cell has run at one time, so the order that was saved is left out.
    const prototype = await prototypeOf(withoutCounts(readCase(example, example.text)));
    const before = summary(analyze([prototype]));
    const code = prototype.notebook.cells.filter(({ kind }) => kind === 'code');
    // Rules: only the last expression of a cell is shown, so what was blocked for being shown may move now;
    // `from __future__` must come first in a cell; cells with magics of their own, tags or another margin stay apart;
    // a cell that failed didn't bind what stands below, one for all has no saved error.
    const isJoinable =
      !prototype.program.cells.some(({ failed }) => failed) &&
      code.every(({ index }) => isPlain(prototype, index)) &&
      !code.slice(1).some(({ source }) => source.includes('__future__')) &&
      !before.some((each) => each.includes('shows-identity'));
    if (!isJoinable) return;
    const whole = code.map(({ source }) => source).join('\n\n');
    const first = code[0]?.index;
    const other = withSources(prototype.notebook, (index) => (index === first ? [whole] : []));
    expect(obstaclesOnly(await summarized(other))).toEqual(obstaclesOnly(before));
  });

  it.each(cases)(
    '$name: the rewritten notebook parses, and every name that was bound still is',
    async (example) => {
      const prototype = await prototypeOf(readCase(example, example.text));
      const plan = planOf(analyze([prototype]), example.expected.options ?? {});
      const text = rewriteNotebook(example.file, example.text, plan.rewrites[0]?.edits ?? []);
      const after = await prototypeOf(readCase(example, text));
      const stillUnread = new Set(
        prototype.program.diagnostics.map(({ code, message }) => `${code} ${message}`),
      );
      expect(
        after.program.diagnostics.filter(({ code, message }) => !stillUnread.has(`${code} ${message}`)),
      ).toEqual([]);
      const before = unbound(prototype);
      expect([...unbound(after)].filter((name) => !before.has(name))).toEqual([]);
    },
  );

  it.each(cases)('$name: planning twice gives the same, and a plan survives JSON', async (example) => {
    const notebook = readCase(example, example.text);
    const plan = planOf(analyze([await prototypeOf(notebook)]));
    expect(planOf(analyze([await prototypeOf(notebook)]))).toEqual(plan);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

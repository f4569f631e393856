import { describe, expect, it } from 'vitest';
import type { Obstacle, ObstacleCode } from '../../src/analysis/obstacle.ts';
import {
  extractJson,
  outcomeText,
  planSummary,
  planText,
  type ExtractReport,
} from '../../src/report/extract.ts';
import { scanJson, scanText } from '../../src/report/scan.ts';
import { counted, rangesText } from '../../src/report/wording/count.ts';
import { wordObstacle } from '../../src/report/wording/obstacles.ts';
import { analysisOf, notebookFrom, planOf } from '../prototype.ts';
import { SolidifyError } from '../../src/text/error.ts';

const TEXT = `# %%
low, high = 1, 2

def cut(x, zeta: Missing = high):
    password = 'tr0ub4dor&3xK9'
    return min(x, low, abs(alpha))

def keep(x):
    return x
`;

const CODES = {
  redefined: true, deleted: true, 'rebound-name': true, 'reads-notebook-state': true, 'unresolved-name': true,
  'star-import': true, 'needs-blocked': true, 'read-before-bound': true, 'opaque-binding': true, 'local-module': true,
  'import-after-setting': true, 'writes-global': true, 'dynamic-scope': true, 'notebook-only': true,
  'module-identity': true, 'defined-conditionally': true, 'holds-secret': true, 'effect-at-definition': true,
  'shows-identity': true, pickled: true, 'shares-line': true, 'parameters-cell': true, 'name-taken': true,
  'variants-differ': true, 'test-code': true,
} satisfies Partial<Record<ObstacleCode, true>>; // prettier-ignore

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly freeNames: readonly string[];
  readonly obstacles: readonly { readonly message: string; readonly hint: string; readonly line: number }[];
}

async function scanned(): Promise<{ readonly text: string; readonly definitions: readonly Definition[] }> {
  const analysis = await analysisOf(TEXT);
  const text = scanJson({ files: [], analysis });
  return { text, definitions: (JSON.parse(text) as { definitions: Definition[] }).definitions };
}

describe('scan --json', () => {
  it('has an entry for each name, with the id that the contract gives it', async () => {
    expect((await scanned()).definitions.map(({ id }) => id)).toEqual([
      'a.py#low@0',
      'a.py#high@0',
      'a.py#cut@0',
      'a.py#keep@0',
    ]);
  });

  it('has exactly the fields of the contract', async () => {
    for (const definition of (await scanned()).definitions) {
      expect(Object.keys(definition)).toEqual([
        'id', 'notebook', 'name', 'kind', 'cell', 'line', 'endLine', 'verdict', 'readiness', 'stability', 'signals',
        'obstacles', 'freeNames', 'copies',
      ]); // prettier-ignore
    }
  });

  it('free names are sorted, unevaluated annotations included, built-ins left out', async () => {
    const cut = (await scanned()).definitions.find(({ name }) => name === 'cut');
    expect(cut?.freeNames).toEqual(['Missing', 'alpha', 'high', 'low']);
  });

  it('each obstacle says what, where and what to do; secrets are redacted', async () => {
    const { text, definitions } = await scanned();
    const obstacles = definitions.flatMap((each) => each.obstacles);
    expect(obstacles.map(({ line }) => line).sort()).toEqual([3, 4, 5]);
    for (const { message, hint } of obstacles) expect([message, hint]).not.toContain('');
    expect(text).not.toContain('ub4dor');
  });
});

describe('wording', () => {
  it.each(Object.keys(CODES) as readonly ObstacleCode[])('%s names its names and other places', (code) => {
    const obstacle: Obstacle = { code, names: ['alpha'], cell: 3, line: 4, places: [{ cell: 5, line: 6 }] };
    const { message, hint } = wordObstacle(obstacle, 'alpha');
    expect(message).toMatch(/alpha|pickle/);
    expect(hint).not.toBe('');
    expect(`${message}${hint}`).not.toMatch(/undefined|null|\[object/);
  });

  it.each(['redefined', 'rebound-name', 'reads-notebook-state', 'needs-blocked'] as const)(
    '%s tells up to four other places, and how many more',
    (code) => {
      const places = [1, 2, 3, 4, 5, 6].map((line) => ({ cell: 7, line }));
      const { message } = wordObstacle({ code, names: ['alpha'], cell: 3, line: 4, places }, 'own');
      expect(message).toContain('cell 7, line 1; cell 7, line 2; cell 7, line 3; cell 7, line 4 and 2 more');
    },
  );
});

describe('scan for people', () => {
  it('groups by verdict, tells place and reason, and shows no secret', async () => {
    const analysis = await analysisOf(TEXT);
    const notebook = notebookFrom(TEXT);
    const owner = analysis.notebooks[0]?.owner;
    const file = { path: 'a.py', format: notebook.format, language: 'python', cells: 1, diagnostics: [] };
    const program = owner?.program ?? null;
    const text = scanText({ files: [{ ...file, program, problem: null }], analysis }, 'plain');
    expect(text).toMatch(
      /Blocked[\s\S]*cut +cell 0, line 3[\s\S]* {8}cell 0, line 5: reads alpha[^\n]*\n\s+→ /,
    );
    expect(text).toContain('1 notebook:');
    expect(text).not.toContain('ub4dor');
  });

  async function scanOf(text: string): Promise<string> {
    const analysis = await analysisOf(text);
    const program = analysis.notebooks[0]?.owner.program ?? null;
    const file = { path: 'a.py', format: 'percent', language: 'python', cells: 1, diagnostics: [], program };
    return scanText({ files: [{ ...file, problem: null }], analysis }, 'plain');
  }

  it('a constant names what it goes with; it is counted apart from functions', async () => {
    const text = await scanOf('# %%\nBASE = 2\nRATE = BASE * 2\n\ndef scale(x):\n    return x * RATE\n');
    expect(text).toMatch(/BASE .*constant, goes with scale\n/);
    expect(text).toMatch(/RATE .*constant, goes with scale\n/);
    expect(text).toContain(
      '\n\n1 notebook: 0 solidified, 1 fluid, 0 blocked functions and classes; 2 constants',
    );
  });

  it('a constant that is bound twice is told with what it holds back, not again', async () => {
    const text = await scanOf('# %%\nWINDOW = 2\nWINDOW = 3\n\ndef roll(x):\n    return x * WINDOW\n');
    expect(text).toMatch(/roll .*\n.*reads WINDOW/);
    expect(text).not.toMatch(/^ +WINDOW/m);
    expect(text).toContain('2 constants and types (2 blocked)');
  });

  it('a file that cannot be read is an error, and nothing is counted', () => {
    const diagnostics = [{ code: 'unreadable', message: 'not UTF-8', cell: null, line: null }] as const;
    const problem = new SolidifyError('usage', 'unreadable', 'not UTF-8', { hint: 'Convert it first.' });
    const file = {
      path: 'a.py',
      format: null,
      language: null,
      cells: 0,
      diagnostics,
      program: null,
      problem,
    };
    const analysis = { notebooks: [], definitions: [], beside: [], variants: [], similar: [] };
    expect(scanText({ files: [file], analysis }, 'plain')).toBe(
      'a.py\n  error  not UTF-8\n  to do: Convert it first.\n',
    );
  });
});

describe('numbers', () => {
  it('ranges of cells', () => {
    expect(rangesText([2, 3, 4, 7, 9, 10])).toBe('2–4, 7, 9–10');
    expect(rangesText([1, 3, 5, 7, 9, 11, 13, 14])).toBe('1, 3, 5, 7, 9, 11 and 2 more');
  });

  it('one and many', () => {
    expect([counted(1, 'cell'), counted(0, 'cell'), counted(2, 'cell changes', 'cells change')]).toEqual([
      '1 cell',
      '0 cells',
      '2 cells change',
    ]);
  });
});

describe('extract', () => {
  async function report(): Promise<ExtractReport> {
    const plan = planOf(await analysisOf(`${TEXT}\n# %%\nkeep(high)\n`), { exclude: ['keep'] });
    return {
      plan,
      runtime: { name: 'Python', executable: '/somewhere/python' },
      folder: '/somewhere/pump-tools',
      paths: { 'pump_tools.pressure': 'src/pump_tools/pressure.py' },
      outcome: 'planned',
      notebooks: [],
      tests: { tested: 0, importOnly: 0 },
      growth: null,
      unformatted: [],
      verification: null,
      checks: null,
      recording: null,
      hints: null,
      measurement: null,
      done: [],
      next: [],
    };
  }

  it('--json has exactly the fields of the contract', async () => {
    const json = JSON.parse(extractJson(await report())) as Record<string, unknown>;
    expect(Object.keys(json)).toEqual([
      'version', 'package', 'modules', 'moved', 'kept', 'notebooks', 'requirements', 'tests', 'warnings', 'recording',
      'verification',
    ]); // prettier-ignore
    expect(json.package).toEqual({
      name: 'pump-tools',
      importName: 'pump_tools',
      path: '/somewhere/pump-tools',
      created: false,
    });
  });

  it('what was left out on request is not called unsettled', async () => {
    const { plan, ...rest } = await report();
    const [keep] = plan.kept.filter(({ name }) => name === 'keep');
    const kept = (['solidified', 'fluid'] as const).flatMap((verdict) =>
      keep ? [{ ...keep, verdict }] : [],
    );
    const text = planText({ ...rest, plan: { ...plan, kept } }, 'plain');
    expect(text).toMatch(
      /keep {2}a\.py cell 0, line 7: left out, as you asked\n +keep {2}a\.py cell 0, line 7: hasn’t settled/,
    );
    expect(text).not.toContain('ub4dor');
  });

  it('a definition that two notebooks hold counts once', async () => {
    const plan = planOf(await analysisOf({ 'a.py': TEXT, 'b.py': TEXT }), { select: ['keep'] });
    const made = { ...(await report()), plan, outcome: 'made' as const };
    expect(outcomeText(made, 'plain')).toContain('1 definition moved into 1 module;');
    expect(planSummary(made)).toBe(
      '1 definition to move into 1 module in /somewhere/pump-tools.\n2 cells to change in 2 notebooks, in place.\n',
    );
  });

  it('what was verified is told', async () => {
    const verification = {
      outcome: 'equal', cells: 30, compared: 28, withoutOutput: 1, nondeterministic: [12], differences: [], failing: [], diedAt: null,
    } as const; // prettier-ignore
    expect(outcomeText({ ...(await report()), verification }, 'plain')).toContain(
      'show the same before and after. 30 code cells: 28 compared, 1 without output, 1 set aside',
    );
  });

  it('a package that holds all of it is told in one line, then what stays; the plan only for notebooks that change', async () => {
    const held = { ...(await report()), outcome: 'held' as const };
    const nothing = 'Nothing to do: the package holds all of this already.\n';
    const done = { ...held.plan, rewrites: [] };
    expect(planText({ ...held, plan: { ...done, kept: [] } }, 'plain')).toBe(nothing);
    expect(planText({ ...held, plan: done }, 'plain')).toContain(
      `${nothing}\nStays in the notebook\n    cut  a.py`,
    );
    const plan = planOf(await analysisOf(TEXT), { select: ['keep'] });
    expect(planText({ ...held, plan }, 'plain')).toMatch(
      /holds all of this already\.\n\nStays in the notebook\n {4}cut {2}a\.py[^]*\n\na\.py: .*1 cell changes\n$/,
    );
  });

  it('why there are no version bounds', async () => {
    const base = await report();
    const bare = { importName: 'numpy', distribution: 'numpy', specifier: '', source: 'table' } as const;
    const bound = { ...bare, importName: 'pandas', distribution: 'pandas', specifier: '>=2' } as const;
    const text = (requirements: typeof base.plan.requirements, executable: string | null): string =>
      planText(
        { ...base, plan: { ...base.plan, requirements }, runtime: { name: 'Python', executable } },
        'plain',
      );
    expect(text([bound], '/p')).toContain('Depends on pandas>=2\n');
    expect(text([{ ...bound, distribution: 'ms', specifier: '^2.1.3' }], '/p')).toContain(
      'Depends on ms@^2.1.3\n',
    );
    // Two modules of one distribution.
    expect(text([bound, { ...bound, importName: 'pandas.io' }], '/p')).toContain('Depends on pandas>=2\n');
    expect(text([bare, bound], '/p')).toContain('(no version bounds for numpy: not installed for /p)');
    expect(text([bare], null)).toContain('(no version bounds: no Python was found)');
  });
});

import { describe, expect, it } from 'vitest';
import { planFileText, readDecisions, readPlanFile } from '../../../src/plan/edited/index.ts';
import type { PlanDecisions } from '../../../src/plan/edited/decisions.ts';
import { SolidifyError } from '../../../src/text/error.ts';

/** A plan file as `--plan` writes it, as far as reading goes. */
const PLAN = {
  version: 1,
  language: 'python',
  package: { name: 'pump-tools', importName: 'pump_tools' },
  modules: [
    {
      name: 'prices',
      importName: 'pump_tools.prices',
      summary: 'Prices.',
      imports: [],
      definitions: [
        {
          name: 'clean',
          names: ['clean'],
          text: 'def clean(): …',
          origins: [{ notebook: 'a.py', cell: 3, line: 1 }],
        },
        {
          name: 'RATE',
          names: ['RATE'],
          text: 'RATE = 2',
          origins: [{ notebook: 'a.py', cell: 1, line: 2 }],
        },
      ],
      source: null,
    },
    {
      name: 'dates',
      importName: 'pump_tools.dates',
      summary: 'Dates.',
      imports: [{ module: 're', member: null, name: 're' }],
      definitions: [
        {
          name: 'day',
          names: ['day'],
          text: 'def day(): …',
          origins: [{ notebook: 'a.py', cell: 4, line: 1 }],
        },
      ],
      source: null,
    },
  ],
  requirements: [],
  kept: [
    { name: 'plot', notebook: 'a.py', cell: 7, line: 2, kind: 'function', verdict: 'fluid', obstacles: [] },
  ],
};

const MADE = {
  generator: 'solidify-nb 0.1.0',
  options: { all: true },
  package: PLAN.package,
  notebooks: [{ path: 'a.py', sources: 'hash' }],
};

/** Decisions of the plan after an edit, which gets a copy of the file's JSON. */
function decide(edit: (plan: typeof PLAN & Record<string, unknown>) => void): PlanDecisions {
  const plan = JSON.parse(planFileText(PLAN, MADE)) as typeof PLAN & Record<string, unknown>;
  edit(plan);
  const { edited, made } = readPlanFile(JSON.stringify(plan), 'plan.json');
  return readDecisions(edited, made, 'plan.json');
}

function problemOf(edit: Parameters<typeof decide>[0]): string {
  try {
    decide(edit);
  } catch (error) {
    if (error instanceof SolidifyError) return error.message;
    throw error;
  }
  return 'none';
}

/** The names in each module. */
function namesIn({ modules }: PlanDecisions): unknown {
  return Object.fromEntries(
    modules.map(({ name, definitions }) => [name, definitions.map(({ renamed }) => renamed)]),
  );
}

describe('reads', () => {
  it('a plan that nobody edited', () => {
    const decisions = decide(() => undefined);
    expect(namesIn(decisions)).toEqual({ prices: ['clean', 'RATE'], dates: ['day'] });
    expect(decisions.left).toEqual([]);
    expect(decisions.package).toEqual({ name: 'pump-tools', importName: 'pump_tools' });
    expect(decisions.modules[0]?.definitions[0]).toEqual({
      name: 'clean',
      renamed: 'clean',
      notebook: 'a.py',
      cell: 3,
      line: 1,
      at: 'modules[0].definitions[0]',
    });
  });

  it('other names for package, module and definition, in either place that says them', () => {
    const decisions = decide((plan) => {
      plan.package.name = 'Pump.Kit';
      Object.assign(plan.modules[0] ?? {}, { name: 'pricing' });
      Object.assign(plan.modules[1] ?? {}, { importName: 'pump_tools.days' });
      Object.assign(plan.modules[1]?.definitions[0] ?? {}, { name: 'weekday' });
    });
    expect(namesIn(decisions)).toEqual({ pricing: ['clean', 'RATE'], days: ['weekday'] });
    expect(decisions.package).toEqual({ name: 'Pump.Kit', importName: null });
    expect(decisions.modules.map(({ summary }) => summary)).toEqual([null, null]);
    expect(decisions.modules[1]?.definitions[0]?.name).toBe('day');
  });

  it('what goes to another module, what stays, and what comes from what stayed', () => {
    const decisions = decide((plan) => {
      const [prices, dates] = plan.modules;
      const rate = prices?.definitions.pop();
      const list: unknown[] = dates?.definitions ?? [];
      list.splice(0, 1, rate, plan.kept.pop(), 'other@5', { name: 'third' });
      Object.assign(dates ?? {}, { summary: 'Everything else.' });
    });
    expect(namesIn(decisions)).toEqual({ prices: ['clean'], dates: ['RATE', 'plot', 'other', 'third'] });
    expect(decisions.left).toEqual(['day']);
    expect(decisions.modules[1]).toMatchObject({
      summary: 'Everything else.',
      definitions: [{ cell: 1 }, { notebook: 'a.py', cell: 7 }, { cell: 5, notebook: null }, { cell: null }],
    });
  });

  it('new modules, and plans without what follows from the rest', () => {
    const decisions = decide((plan) => {
      const list: unknown[] = plan.modules;
      list.push({ name: 'plots', definitions: ['plot'] });
      delete (plan as { requirements?: unknown }).requirements;
    });
    expect(namesIn(decisions)).toMatchObject({ plots: ['plot'] });
  });

  it('keys in any order', () => {
    const text = planFileText(PLAN, MADE);
    const reversed: unknown = JSON.parse(text, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    );
    const { edited, made } = readPlanFile(JSON.stringify(reversed), 'plan.json');
    expect(readDecisions(edited, made, 'plan.json').modules).toHaveLength(2);
  });
});

describe('tells', () => {
  it.each<[string, Parameters<typeof decide>[0], string]>([
    [
      'a part that follows',
      (plan) => void Object.assign(plan, { requirements: [1] }),
      'requirements was changed, but it follows',
    ],
    ['an unknown part', (plan) => void Object.assign(plan, { modles: [] }), 'modles was changed'],
    [
      'code',
      (plan) => void Object.assign(plan.modules[0]?.definitions[0] ?? {}, { text: 'def clean(): 1' }),
      'modules[0].definitions[0], in what isn’t its name,',
    ],
    [
      'imports',
      (plan) => void Object.assign(plan.modules[1] ?? {}, { imports: [{}] }),
      'modules[1], in what isn’t',
    ],
    ['no modules', (plan) => void Object.assign(plan, { modules: 'all' }), 'modules is not a list'],
    [
      'no name',
      (plan) => void Object.assign(plan.modules[0] ?? {}, { name: '' }),
      'modules[0].name is not a text',
    ],
    [
      'two names',
      (plan) => void Object.assign(plan.modules[0] ?? {}, { name: 'a', importName: 'pump_tools.b' }),
      'modules[0] is called a and b',
    ],
    [
      'one module twice',
      (plan) => void Object.assign(plan.modules[0] ?? {}, { name: 'dates' }),
      'modules[1] is called dates, as modules[0] is',
    ],
    [
      'one name twice',
      (plan) => void Object.assign(plan.modules[1]?.definitions[0] ?? {}, { name: 'clean' }),
      'modules[1].definitions[0] is clean, as modules[0].definitions[0] is',
    ],
    ['no version', (plan) => void Object.assign(plan, { version: 2 }), 'version is not 1'],
    ['what made it', (plan) => void Object.assign(plan, { made: {} }), 'made is not what --plan wrote'],
  ])('%s', (_, edit, message) => {
    expect(problemOf(edit)).toContain(message);
  });

  it('what is no JSON', () => {
    expect(() => readPlanFile('{', 'plan.json')).toThrow('the plan is no JSON');
    expect(() => readPlanFile('[]', 'plan.json')).toThrow('the plan is not an object');
  });
});

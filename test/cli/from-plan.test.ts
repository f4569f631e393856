import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExtract } from '../../src/cli/commands/extract.ts';
import type { ExtractFlags } from '../../src/cli/program.ts';
import type { SolidifyError } from '../../src/text/error.ts';
import { namesIn, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';

const folder = useTemporaryFolder();

const SCRIPT = `# %%
import math

RATE = 2


def clean(x):
    return math.floor(x) * RATE


def both(x):
    return [clean(x), clean(-x)]


def day(text):
    return text.split("-")[2]

# %%
limit = len(both(1))


def capped(x):
    return min(x, limit)

# %%
print(both(2), day("2026-11-22"), capped(9), RATE)
`;

/** A plan as a person sees it. */
interface Plan {
  readonly package: Record<string, unknown>;
  readonly modules: (Record<string, unknown> & { definitions: unknown[] })[];
}

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

function text(...parts: readonly string[]): string {
  return readFileSync(at(...parts), 'utf8');
}

async function extract(flags: Partial<ExtractFlags>, paths: readonly string[] = []): Promise<number> {
  return runExtract(
    paths,
    { to: at('pump-tools'), ...flags },
    {
      style: 'plain',
      isInteractive: false,
      width: 80,
      result: () => undefined,
      talk: () => undefined,
      progress: () => undefined,
      endProgress: () => undefined,
    },
  );
}

/** Writes a plan of all that may move, and edits it. */
async function planned(edit: (plan: Plan) => void, script = SCRIPT): Promise<void> {
  write(at('a.py'), script);
  await extract({ all: true, plan: at('plan.json') }, [at('a.py')]);
  const plan = JSON.parse(text('plan.json')) as Plan;
  edit(plan);
  writeFileSync(at('plan.json'), JSON.stringify(plan));
}

const fromPlan = (flags: Partial<ExtractFlags> = {}): Promise<number> =>
  extract({ fromPlan: at('plan.json'), ...flags });

async function problemOf(run: () => Promise<unknown>): Promise<SolidifyError> {
  try {
    await run();
  } catch (error) {
    return error as SolidifyError;
  }
  throw new Error('nothing was refused');
}

/** The definition of that name, wherever the plan lists it. */
function entry(plan: Plan, name: string): unknown {
  return plan.modules
    .flatMap(({ definitions }) => definitions)
    .find((each) => (each as { readonly name: string }).name === name);
}

/** Puts what the plan moves into other modules. */
function arrange(plan: Plan, modules: Readonly<Record<string, readonly string[]>>): void {
  const entries = Object.entries(modules).map(([name, names]) => ({
    name,
    definitions: names.map((each) => entry(plan, each) ?? each),
  }));
  plan.modules.splice(0, plan.modules.length, ...entries);
}

describe('a plan is carried out', () => {
  it('as it was written', async () => {
    await planned(() => undefined);
    expect(await fromPlan()).toBe(0);
    expect(text('a.py')).toContain('import');
    expect(text('a.py')).not.toContain('def clean');
    expect(text('a.py')).toContain('def capped');
  });

  it('with the modules, the names and the choice of whoever edited it', async () => {
    await planned((plan) => {
      plan.package.name = 'pump-kit';
      arrange(plan, { prices: ['RATE', 'clean'], pairs: ['both'] });
      Object.assign(plan.modules[0] ?? {}, { summary: 'What things cost.' });
      Object.assign((entry(plan, 'clean') as object | undefined) ?? {}, { name: 'floor_price' });
    });
    expect(await fromPlan()).toBe(0);
    expect(text('pump-tools', 'src', 'pump_kit', 'prices.py')).toBe(
      '"""What things cost."""\n\nimport math\n\nRATE = 2\n\n\ndef floor_price(x):\n    return math.floor(x) * RATE\n',
    );
    expect(text('pump-tools', 'src', 'pump_kit', 'pairs.py')).toBe(
      '"""Pairs."""\n\nfrom pump_kit.prices import floor_price\n\n\ndef both(x):\n    return [floor_price(x), floor_price(-x)]\n',
    );
    expect(text('a.py')).toContain('def day(text):');
    expect(text('a.py')).toContain('from pump_kit.prices import RATE, floor_price\n');
    expect(text('a.py')).toContain('from pump_kit.pairs import both\n');
    const rewritten = text('a.py');
    expect(await fromPlan()).toBe(0);
    expect(text('a.py')).toBe(rewritten);
  });

  it('with what the plan kept, where it may move', async () => {
    write(at('a.py'), SCRIPT);
    await extract({ select: ['day'], plan: at('plan.json') }, [at('a.py')]);
    const plan = JSON.parse(text('plan.json')) as Plan;
    plan.modules[0]?.definitions.push('clean', 'RATE');
    writeFileSync(at('plan.json'), JSON.stringify(plan));
    expect(await fromPlan()).toBe(0);
    expect(text('a.py')).not.toContain('def clean');
    expect(text('a.py')).toContain('def both');
  });

  it('without the paths, or with the same', async () => {
    await planned(() => undefined);
    expect(await extract({ fromPlan: at('plan.json') }, [at('a.py')])).toBe(0);
  });

  it('and --dry-run writes nothing', async () => {
    await planned((plan) => {
      arrange(plan, { prices: ['RATE', 'clean', 'both', 'day'] });
    });
    expect(await fromPlan({ dryRun: true })).toBe(0);
    expect(namesIn(folder.path)).toEqual(['a.py', 'plan.json']);
  });
});

describe('a plan grows a package', () => {
  const MORE =
    '# %%\nfrom pump_tools.prices import clean\n\n# %%\ndef third(x):\n    return clean(x) / 3\n\n\ndef word(text):\n    return text.strip()\n\n\n# %%\nprint(third(9), word(" a "))\n';

  async function grown(modules: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await planned((plan) => {
      arrange(plan, { prices: ['RATE', 'clean'], pairs: ['both'] });
    });
    await fromPlan();
    write(at('b.py'), MORE);
    await extract({ all: true, plan: at('more.json') }, [at('b.py')]);
    const plan = JSON.parse(text('more.json')) as Plan;
    arrange(plan, modules);
    writeFileSync(at('more.json'), JSON.stringify(plan));
  }

  it('in the modules that somebody decided on, new ones and those that are there', async () => {
    await grown({ pairs: ['third'], words: ['word'] });
    expect(await extract({ fromPlan: at('more.json') })).toBe(0);
    expect(text('pump-tools', 'src', 'pump_tools', 'pairs.py')).toContain('def both');
    expect(text('pump-tools', 'src', 'pump_tools', 'pairs.py')).toContain('def third');
    expect(text('pump-tools', 'src', 'pump_tools', 'words.py')).toContain('def word');
    expect(text('b.py')).toContain('from pump_tools.pairs import third');
  });

  it('and never so that modules import one another', async () => {
    await grown({ prices: ['word'], pairs: ['third'] });
    write(
      at('c.py'),
      MORE.replace('pump_tools.prices import clean', 'pump_tools.pairs import both').replace(
        'clean(x)',
        'both(x)[0]',
      ),
    );
    await extract({ all: true, plan: at('circle.json') }, [at('c.py')]);
    const circle = JSON.parse(text('circle.json')) as Plan;
    arrange(circle, { prices: ['third', 'word'] });
    writeFileSync(at('circle.json'), JSON.stringify(circle));
    const problem = await problemOf(() => extract({ fromPlan: at('circle.json') }));
    expect(problem.message).toContain('would import one another');
  });
});

describe('a plan is refused, and nothing is written', () => {
  it.each<[string, (plan: Plan) => void, string]>([
    [
      'that makes modules import one another',
      (plan) => {
        arrange(plan, { prices: ['RATE', 'both'], pairs: ['clean', 'day'] });
      },
      'the modules prices and pairs would import one another: both needs clean; clean needs RATE',
    ],
    [
      'that takes out what something needs',
      (plan) => {
        arrange(plan, { prices: ['clean'] });
      },
      'RATE is in no module, and clean needs it',
    ],
    [
      'that lists what can’t move',
      (plan) => {
        arrange(plan, { prices: ['RATE', 'clean', 'capped'] });
      },
      'modules[0].definitions[2] lists capped, which can’t move',
    ],
    [
      'that lists what there isn’t',
      (plan) => {
        arrange(plan, { prices: ['clan'] });
      },
      'names clan, and no definition is called that',
    ],
    [
      'that gives a module the name of a library’s',
      (plan) => {
        arrange(plan, { json: ['RATE', 'clean'] });
      },
      'modules[0]: "json" can’t be the name of a module',
    ],
    [
      'that gives a module a name that Python has a use for',
      (plan) => {
        arrange(plan, { __init__: ['RATE', 'clean'] });
      },
      'modules[0]: "__init__" can’t be the name of a module',
    ],
    [
      'that gives a module a name of two parts',
      (plan) => {
        arrange(plan, { 'tools.prices': ['RATE', 'clean'] });
      },
      'modules[0]: "tools.prices" can’t be the name of a module',
    ],
    [
      'that gives the package the name of a library’s',
      (plan) => {
        plan.package.importName = 'json';
      },
      'package.importName: "json" can’t be the name of a package',
    ],
    [
      'that changes code',
      (plan) => {
        Object.assign((entry(plan, 'clean') as object | undefined) ?? {}, { text: 'def clean(x): return 1' });
      },
      'was changed, but it follows from the rest',
    ],
  ])('%s', async (_, edit, message) => {
    await planned(edit);
    const problem = await problemOf(() => fromPlan());
    expect(problem.message).toContain(message);
    expect(problem.kind).toBe('usage');
    expect(namesIn(folder.path)).toEqual(['a.py', 'plan.json']);
    expect(text('a.py')).toBe(SCRIPT);
  });

  it('that is about notebooks as they were before', async () => {
    await planned(() => undefined);
    writeFileSync(at('a.py'), `${SCRIPT}\nprint(1)\n`);
    const problem = await problemOf(() => fromPlan());
    expect(problem).toMatchObject({ code: 'plan-outdated', kind: 'refused', place: { file: at('a.py') } });
    expect(namesIn(folder.path)).toEqual(['a.py', 'plan.json']);
  });

  it('with options that it holds already, without a file, and no plan without paths', async () => {
    await planned(() => undefined);
    expect((await problemOf(() => fromPlan({ all: true }))).message).toContain('--all');
    expect((await problemOf(() => fromPlan({ rename: [{ name: 'a', renamed: 'b' }] }))).message).toContain(
      '--rename',
    );
    expect((await problemOf(() => extract({ fromPlan: at('none.json') }))).code).toBe('unreadable');
    expect((await problemOf(() => extract({}))).code).toBe('no-paths');
  });
});

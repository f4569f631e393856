import { describe, expect, it } from 'vitest';
import { analysisOf, modules, planOf, type Asked } from '../prototype.ts';

async function layout(text: string, asked: Asked = {}): Promise<Readonly<Record<string, readonly string[]>>> {
  return modules(planOf(await analysisOf(text), asked));
}

/** A section with a heading and functions of these names. */
function section(heading: string, ...names: readonly string[]): string {
  const code = names.map((name) => `def ${name}(x):\n    y = x\n    return y\n`).join('\n\n');
  return `# %% [markdown]\n# ## ${heading}\n\n# %%\n${code}\n`;
}

describe('grouping', () => {
  it('goes by the sections of the notebook', async () => {
    expect(
      await layout(
        section('Loading the sensors', 'open_log', 'parse_line', 'to_frame') +
          section('Feature engineering', 'rolling', 'ratio', 'lag'),
      ),
    ).toEqual({
      loading_sensors: ['open_log', 'parse_line', 'to_frame'],
      feature_engineering: ['rolling', 'ratio', 'lag'],
    });
  });

  it('small sections join the one that they call', async () => {
    const calls = section('Checks', 'is_fine').replace('y = x', 'y = ratio(x)');
    expect(
      Object.values(
        await layout(
          section('Loading', 'open_log', 'parse_line', 'to_frame') +
            section('Ratios', 'rolling', 'ratio', 'lag') +
            section('Nothing', 'gap') +
            calls,
        ),
      ).map((names) => names.includes('is_fine') && names.includes('ratio')),
    ).toContain(true);
  });

  it('a shared definition stands with the notebook of which most moves', async () => {
    const clean = section('Odds', 'clean');
    const plan = planOf(
      await analysisOf({
        'a.py': clean,
        'b.py': section('Ratios', 'rolling', 'clean', 'lag'),
      }),
    );
    expect(modules(plan)).toEqual({ ratios: ['rolling', 'clean', 'lag'] });
    const origins = plan.modules[0]?.definitions[1]?.origins.map(({ notebook }) => notebook);
    expect(origins).toEqual(['b.py', 'a.py']);
  });

  it('what draws stands apart', async () => {
    const text = `# %%\nimport matplotlib.pyplot as plt\n\ndef draw(x):\n    plt.plot(x)\n\ndef clean(x):\n    return x\n`;
    expect(await layout(text)).toMatchObject({ plotting: ['draw'] });
  });

  it('modules that need each other become one', async () => {
    const first = section('Loading', 'open_log', 'parse_line', 'to_frame').replace('y = x', 'y = lag(x)');
    const second = section('Ratios', 'rolling', 'ratio', 'lag').replace(
      /y = x(?![\s\S]*y = x)/,
      'y = open_log(x)',
    );
    expect(Object.values(await layout(first + second))).toEqual([
      ['open_log', 'parse_line', 'to_frame', 'rolling', 'ratio', 'lag'],
    ]);
  });

  it('values stand with what reads them, below all other readers', async () => {
    const first = section('Loading', 'open_log', 'parse_line', 'to_frame').replace('y = x', 'y = x + RATE');
    const second = section('Ratios', 'rolling', 'ratio', 'lag').replace('y = x', 'y = open_log(x) + RATE');
    const plan = planOf(await analysisOf(`# %%\nRATE = 2\n\n${first}${second}`));
    expect(Object.values(modules(plan))).toEqual([
      ['RATE', 'open_log', 'parse_line', 'to_frame'],
      ['rolling', 'ratio', 'lag'],
    ]);
    expect(plan.modules[1]?.siblings).toEqual([
      { module: plan.modules[0]?.importName, names: ['RATE', 'open_log'] },
    ]);
  });

  it('a module does not import at load what the notebook imported after a setting', async () => {
    const early = section('Loading', 'open_log', 'parse_line', 'to_frame');
    const late =
      "# %%\nimport os\nos.environ['MODE'] = 'fast'\n\n# %%\nimport torch\n\ndef train(x):\n    return torch.tensor(x)\n";
    const found = Object.values(await layout(early + late));
    expect(found).toContainEqual(['train']);
    expect(found).toContainEqual(['open_log', 'parse_line', 'to_frame']);
  });

  it('features of __future__ hold for a whole module', async () => {
    const text = `# %%\ndef clean(x: int) -> int:\n    return x\n\n# %%\nfrom __future__ import annotations\n\ndef fit(x: int) -> int:\n    return x\n`;
    const plan = planOf(await analysisOf(text));
    expect(
      plan.modules.map(({ futures, definitions }) => [futures, definitions.map(({ name }) => name)]),
    ).toEqual([
      [[], ['clean']],
      [['annotations'], ['fit']],
    ]);
  });
});

describe('order in a module', () => {
  it("is the notebook's, but what is read at definition time comes before", async () => {
    const text = `# %%
def late(x, rate=2):
    return early(x)

def early(x):
    return x

# %%
RATE = 2

def scale(x, rate=RATE):
    return x * rate
`;
    expect(Object.values(await layout(text)).flat()).toEqual(['late', 'early', 'RATE', 'scale']);
  });

  it('a class comes after its base, wherever cells stand', async () => {
    const text = '# %%\nclass Base:\n    rate = 2\n\n# %%\nclass Pump(Base):\n    rate = 3\n';
    expect(Object.values(await layout(text)).flat()).toEqual(['Base', 'Pump']);
  });
});

describe('names', () => {
  const three = ['first_one', 'second_one', 'third_one'] as const;

  it.each([
    ['Functions', 'functions'],
    ['Helper functions', 'helper'],
    ['Utils', 'utils'],
    ['Misc', 'misc'],
    ['Common', 'common'],
    ['Tests', 'tests'],
    ['Setup', 'setup'],
    ['3', '3'],
    ['Exercise 3', 'exercise_3'],
  ])('a heading %j gives no module %j', async (heading, name) => {
    const [found = ''] = Object.keys(await layout(section(heading, ...three)));
    expect(found).not.toBe(name);
    expect(found).not.toMatch(/function|util|helper|misc|\d/);
    expect(found).toMatch(/^[a-z][a-z_]*$/);
  });

  it.each([
    ['a module of the standard library', 'Statistics', 'statistics'],
    ['a keyword', 'Lambda', 'lambda'],
    ['the package itself', 'Pump tools', 'pump_tools'],
  ])('no module is called like %s', async (_, heading, name) => {
    expect(Object.keys(await layout(section(heading, ...three)))).not.toContain(name);
  });

  it('no module is called like a package that it imports', async () => {
    const text = section('Scipy', ...three).replace('y = x', 'y = scipy.fft(x)');
    expect(Object.keys(await layout(`# %%\nimport scipy\n\n${text}`))).not.toContain('scipy');
  });

  it('no two modules share a name', async () => {
    const names = Object.keys(
      await layout(section('Loading', ...three) + section('Loading!', 'rolling', 'ratio', 'lag')),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('no module is called like a definition that moves', async () => {
    expect(Object.keys(await layout(section('Prices', 'prices', 'ratio', 'lag')))).not.toContain('prices');
  });

  it('a lone function lends the module its subject, not its name with something added', async () => {
    const one = (name: string): string => `# %%\ndef ${name}(x):\n    return x\n`;
    expect(await layout(one('compute_depth'))).toEqual({ depth: ['compute_depth'] });
    const plan = planOf(await analysisOf({ 'a.py': one('f'), 'b.py': one('g') }));
    expect(modules(plan)).toEqual({ core: ['f'], pump: ['g'] });
  });

  it.each([['churn-utils'], ['helpers'], ['notebook2'], ['hw-3']])(
    'a package called %s lends no bad name',
    async (name) => {
      const asked = { package: { name, importName: name.replaceAll('-', '_') } };
      const [found = ''] = Object.keys(await layout('# %%\ndef f(x):\n    return x\n', asked));
      expect(found).not.toMatch(/function|util|helper|misc|\d/);
    },
  );
});

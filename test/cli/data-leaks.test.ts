import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPython } from '../python-environment.ts';
import { buildCommandLine, program } from './command-line.ts';

// What the notebook loads. None of these stands in its source.
const people = [
  ['Quillon', 'Zerbst', 'quillon@zerbstmail.net', '91827.3645', '4111111111111111', 'qz_ident', 'tok_Qz8vKw3nXy7TbR5m'],
  ['Vextor Maal', 'Ypsil', 'vextor@ypsilmail.net', '82736.4555', '5500005555555559', 'vy_ident', 'tok_Vy2mPf9sJc4HdL6w'],
  ['Wuxley', 'Trondh', 'wuxley@trondhmail.net', '73645.5465', '4012888888881881', 'wt_ident', 'tok_Wt5rGz1qNb8VkS3e'],
] as const; // prettier-ignore
/** Only its parameter says what it is. */
const password = 'tr0ub4dor-x9';
const planted = [
  ...people.flatMap(([name, town, email, , ...others]) => [name, town, email, ...others]).flatMap((value) => (/^\w+ \w+$/.test(value) ? value.split(' ') : [value])),
  'hiddencolumn', 'zerbstmail', 'ypsilmail', 'trondhmail', password, 'xoxb-9182736455-QzVyWtKpLmNbRsTd',
]; // prettier-ignore

const definitions = `
import collections, enum, types, warnings
import pandas as pd


def keep(frame):
    return frame[frame["salary"] > 0]


def by_name(frame):
    return {row["name"]: row["salary"] for _, row in frame.iterrows()}


def names_of(frame):
    for each in frame["name"]:
        yield each


def total(**amounts):
    return sum(amounts.values())


def namespace(**fields):
    return types.SimpleNamespace(**fields)


def attributes(frame):
    made = types.SimpleNamespace()
    for each in frame["ident"]:
        setattr(made, each, 1)
    return made


def made_class(name):
    return type(name, (Exception,), {})


def made_tuple(fields):
    return collections.namedtuple("Row", fields)


def members(names):
    return enum.Enum("Members", names)


def fail(name):
    raise ValueError("nobody is called " + name)


def raised(kind):
    raise kind("made")


def warned(name):
    warnings.warn("odd name " + name)
    return len(name)


def shown(frame):
    print(frame.to_string())
    return len(frame)


def login(user, password):
    return len(user + password)


def last_digit(number):
    return number % 10


def swapped(pair):
    return pair[1], pair[0]


def applied(function, value):
    return function(value)


def doubled(x):
    return 2 * x


def columns(frame):
    return list(frame.columns)
`;

const calls = `
df = pd.read_csv("people.csv")
first, ident = df["name"][0], df["ident"][0]
secret = open("secret.txt").read()
keep(df), by_name(df), list(names_of(df)), columns(df), shown(df)
total(**{ident: 3}), namespace(**{ident: 3}), attributes(df)
made_tuple(list(df["ident"])), list(members(list(df["ident"])))
login("me", secret), login("me", "${password}")
last_digit(int(df["card"][0])), swapped((first, 2)), applied(lambda x: x + first, "a"), warned(first)
doubled(21), doubled(df["salary"][0]), doubled(first)
Made = made_class(first)
try:
    raised(Made)
except Made as error:
    caught = error
`;

/** Cells that fail, print and show what was loaded. */
const loud = [
  'df',
  'print(df.to_string(), secret)',
  'fail(df["name"][1])',
  'raised(Made)',
  'raise KeyError(df["email"][2])',
  'warned(first)',
  'import logging, sys\nlogging.warning("person %s", first)\nprint(secret, file=sys.stderr)',
  'import os\nos.write(2, first.encode())',
];

const place = { folder: '' };
const built: { remove?: () => void } = {};

beforeAll(async () => {
  built.remove = await buildCommandLine();
  place.folder = mkdtempSync(join(tmpdir(), 'solidify-data-leaks-'));
  for (const name of ['work', 'temporary', 'state', 'cache']) mkdirSync(join(place.folder, name));
  const rows = [['name', 'hiddencolumn', 'email', 'salary', 'card', 'ident', 'token'], ...people];
  writeFileSync(join(place.folder, 'work', 'people.csv'), rows.map((row) => `${row.join(',')}\n`).join(''));
  writeFileSync(join(place.folder, 'work', 'secret.txt'), 'xoxb-9182736455-QzVyWtKpLmNbRsTd');
  writeNotebook('people.ipynb', [definitions, calls, ...loud]);
  // The module's name is shown together with a row: the notebook can't come out the same.
  writeNotebook('differs.ipynb', [definitions, calls, 'print(vars(doubled)["__module__"] if 0 else getattr(doubled, "__mod" + "ule__"), df.iloc[0].tolist())\ndf', ...loud]); // prettier-ignore
}, 120_000);
afterAll(() => {
  built.remove?.();
  rmSync(place.folder, { recursive: true, force: true });
});

function writeNotebook(name: string, sources: readonly string[]): void {
  const cells = sources.map((source, index) => ({
    cell_type: 'code', id: `cell-${index}`, source: source.trim(), metadata: {}, outputs: [], execution_count: null,
  })); // prettier-ignore
  const metadata = { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } };
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata, cells };
  writeFileSync(join(place.folder, 'work', name), JSON.stringify(notebook));
}

function leaksIn(text: string): readonly string[] {
  return planted.filter((each) => text.includes(each));
}

/** Runs the program, with places of its own for whatever it leaves. */
function run(...args: readonly string[]): { code: number | null; stdout: string; said: string } {
  const [node, script] = program;
  const { status, stdout, stderr } = spawnSync(node, [script, ...args], {
    cwd: join(place.folder, 'work'),
    encoding: 'utf8',
    env: {
      ...process.env,
      TMPDIR: join(place.folder, 'temporary'),
      XDG_STATE_HOME: join(place.folder, 'state'),
      XDG_CACHE_HOME: join(place.folder, 'cache'),
    },
    input: '',
    timeout: 240_000,
  });
  return { code: status, stdout, said: `${stdout}\n${stderr}` };
}

/** Every file below a folder, with what Git has packed away laid open. */
function filesBelow(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      const isObject = /[/\\]objects[/\\][0-9a-f]{2}[/\\]/.test(path);
      return [path, `${path}\n${(isObject ? inflateSync(bytes) : bytes).toString('latin1')}`];
    });
}

describeWithPython('data that a notebook loads', (python) => {
  const all = [
    'extract',
    '--all',
    '--yes',
    '--author',
    'Ada',
    '--email',
    'ada@example.org',
    '--python',
    python,
  ];

  it('is in no file and no line that recording, verifying and measuring give', () => {
    const repository = join(place.folder, 'people-tools');
    const { code, stdout, said } = run(...all, 'people.ipynb', '--to', repository, '--notebooks-to', '../after', '--record', '--verify', '--mutate', '--json'); // prettier-ignore
    expect(leaksIn(said)).toEqual([]);
    expect([code, said]).toEqual([0, said]);
    for (const [path, text] of filesBelow(repository)) expect([path, leaksIn(text)]).toEqual([path, []]);
    for (const rest of ['temporary', 'state', 'cache']) {
      for (const [path, text] of filesBelow(join(place.folder, rest)))
        expect([path, leaksIn(text)]).toEqual([path, []]);
    }
    const { recording } = JSON.parse(stdout) as {
      recording: { values: { name: string; values: string[] }[] };
    };
    const recorded = new Map(recording.values.map(({ name, values }) => [name, values]));
    expect(recorded.get('doubled')).toEqual(expect.arrayContaining(['21', '42']));
    expect([...recorded.keys()]).toEqual(expect.arrayContaining(['keep', 'by_name', 'columns']));
    for (const values of recorded.values()) expect(values.length).toBeLessThanOrEqual(8 * 20);
    expect(recorded.has('login')).toBe(false);
  }, 300_000);

  it('is not in what is told of a plan that was recorded', () => {
    const { code, said } = run(...all, 'people.ipynb', '--to', '../dry', '--dry-run', '--record');
    // The diff of the notebook shows what stands in its source.
    expect(leaksIn(said).filter((each) => each !== password)).toEqual([]);
    expect([code, said]).toEqual([0, said]);
    expect(said).toContain('doubled');
  }, 300_000);

  it('is not in what is told of differences', () => {
    const refused = run(...all, 'differs.ipynb', '--to', '../differs', '--notebooks-to', '../never', '--verify'); // prettier-ignore
    expect(leaksIn(refused.said)).toEqual([]);
    expect(refused.code).toBe(3);
    expect(refused.said).toContain('≠');
    const different = run('verify', 'people.ipynb', 'differs.ipynb', '--python', python, '--json');
    expect(leaksIn(different.said)).toEqual([]);
    expect(different.code).toBe(1);
    expect(different.stdout).toContain('"first"');
  }, 300_000);
});

it('has something to look for', () => {
  const texts = ['people.csv', 'secret.txt', 'people.ipynb'].map((name) =>
    readFileSync(join(place.folder, 'work', name), 'utf8'),
  );
  expect(leaksIn(texts.join('\n'))).toEqual(planted);
});

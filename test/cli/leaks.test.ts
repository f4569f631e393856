import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommandLine, runIn } from './command-line.ts';

// Made up and put together here, so that no scanner takes this file for a leak.
const letters = 'kQ7mZ2xV9bN4cT6wR1yH8sD3fG5jL0pA';
const part = (seed: number, length: number): string =>
  Array.from({ length }, (_, index) => letters[(seed * 7 + index * (2 * seed + 3)) % letters.length]).join(
    '',
  );
const hex = (seed: number, length: number): string =>
  Array.from({ length }, (_, index) => ((seed * 5 + index * 7 + (index >> 3)) % 16).toString(16)).join('');
const half = (secret: string): string => secret.slice(6);
const quoted = (text: string): string => JSON.stringify(text);
const split = (text: string): string => `${quoted(text.slice(0, 6))} + ${quoted(text.slice(6))}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const secrets = {
  github: `ghp_${part(1, 36)}`,
  gitlab: `glpat-${part(2, 20)}`,
  slack: `xoxb-1234567890-${part(3, 24)}`,
  stripe: `sk_live_${part(4, 24)}`,
  openai: `sk-proj-${part(5, 48)}`,
  anthropic: `sk-ant-api03-${part(6, 90)}AA`,
  huggingface: `hf_${part(7, 34)}`,
  google: `AIza${part(8, 35)}`,
  aws: `AKIA${part(9, 16).toUpperCase()}`,
  databricks: `dapi${hex(3, 32)}`,
  jwt: `ey${part(10, 20)}.ey${part(11, 30)}.${part(12, 30)}`,
  npm: `npm_${part(13, 36)}`,
  sendgrid: `SG.${part(14, 22)}.${part(15, 43)}`,
  pypi: `pypi-AgE${part(16, 60)}`,
  password: `w1nter-${part(17, 9)}`,
} as const;
type Kind = keyof typeof secrets;

/** Functions that must stay, by where the secret stands in them; `S` is what the secret is. */
const places: readonly (readonly [kind: Kind, where: string, source: (S: string, name: string) => string])[] = [
  ['github', 'a literal', (S, name) => `def ${name}(x):\n    return x, ${quoted(S)}`],
  ['gitlab', 'a split literal', (S, name) => `def ${name}(x):\n    return x, ${split(S)}`],
  ['slack', 'literals side by side', (S, name) => `def ${name}(x):\n    return x, (${quoted(S.slice(0, 6))}  # one\n        ${quoted(S.slice(6))})`],
  ['stripe', 'a comment above', (S, name) => `# was ${S}\ndef ${name}(x):\n    return x`],
  ['openai', 'a trailing comment', (S, name) => `def ${name}(x):\n    return x  # ${S}`],
  ['anthropic', 'a docstring', (S, name) => `def ${name}(x):\n    """Ask with ${S}."""\n    return x`],
  ['huggingface', 'a default', (S, name) => `def ${name}(x, key=${quoted(S)}):\n    return x, key`],
  ['google', 'a decorator’s argument', (S, name) => `def ${name}_with(key):\n    return lambda f: f\n\n\n@${name}_with(${quoted(S)})\ndef ${name}(x):\n    return x`],
  ['aws', 'a class attribute', (S, name) => `class ${name}:\n    key = ${quoted(S)}`],
  ['databricks', 'a constant', (S, name) => `${name}_KEY = ${quoted(S)}\n\n\ndef ${name}(x):\n    return x, ${name}_KEY`],
  ['jwt', 'an f-string', (S, name) => `def ${name}(x):\n    return f"{x} ${S}"`],
  ['npm', 'a constant inside an f-string', (S, name) => `def ${name}(x):\n    return x, f"${S.slice(0, 6)}{'${S.slice(6)}'}"`],
  ['sendgrid', 'bytes', (S, name) => `def ${name}(x):\n    return x, b${quoted(S)}`],
  ['pypi', 'a list that is joined', (S, name) => `def ${name}(x):\n    return x, "".join([${quoted(S.slice(0, 6))}, ${quoted(S.slice(6))}])`],
  ['github', 'percent formatting', (S, name) => `def ${name}(x):\n    return x, "${S.slice(0, 6)}%s" % ${quoted(S.slice(6))}`],
  ['gitlab', 'str.format', (S, name) => `def ${name}(x):\n    return x, "${S.slice(0, 8)}{}".format(${quoted(S.slice(8))})`],
  ['stripe', 'escapes', (S, name) => `def ${name}(x):\n    return x, "\\x${S.charCodeAt(0).toString(16)}${S.slice(1)}"`],
  ['openai', 'base64', (S, name) => `import base64\n\n\ndef ${name}(x):\n    return x, base64.b64decode("${base64(S)}")`],
  ['huggingface', 'a dict', (S, name) => `def ${name}(x):\n    return {"key": ${quoted(S)}, "x": x}`],
  ['slack', 'a string of several lines', (S, name) => `def ${name}(x):\n    return x, """\n    first\n    ${S}\n    """`],
  ['google', 'an annotation', (S, name) => `def ${name}(x: "Literal['${S}']"):\n    return x`],
  ['aws', 'JSON in a string', (S, name) => `def ${name}(x):\n    return x, '{"id": "${S}"}'`],
  ['password', 'a password by its name', (S, name) => `def ${name}(x):\n    password = ${quoted(S)}\n    return x, password`],
  ['password', 'a keyword argument', (S, name) => `def ${name}(x):\n    return x.login(user="me", passwd=${quoted(S)})`],
  ['password', 'an address', (S, name) => `def ${name}(x):\n    return x, "postgresql://me:${S}@db.internal/sales"`],
  ['password', 'a connection string', (S, name) => `def ${name}(x):\n    return x, "Server=db;Uid=me;Pwd=${S};"`],
  ['password', 'escaped quotes', (S, name) => `def ${name}(x):\n    return x, "{\\"password\\": \\"${S}\\"}"`],
  ['password', 'a pair of names', (S, name) => `def ${name}(x):\n    user, password = "me", ${quoted(S)}\n    return x, user, password`],
  ['password', 'a default of getenv', (S, name) => `import os\n\n\ndef ${name}(x):\n    return x, os.getenv("DB_PASSWORD", ${quoted(S)})`],
  ['password', 'a .netrc', (S, name) => `def ${name}(x):\n    return x, "machine db.internal login me password ${S}"`],
  ['github', 'a header', (S, name) => `def ${name}(x):\n    return x, {"Authorization": "Bearer ${S}"}`],
  ['anthropic', 'a raw string', (S, name) => `def ${name}(x):\n    return x, r"${S}"`],
]; // prettier-ignore

const pem =
  ['-----BEGIN', 'PRIVATE KEY-----\nMII'].join(' ') +
  part(18, 120) +
  ['\n-----END', 'PRIVATE KEY-----'].join(' ');

interface Cell {
  readonly cell_type: string;
  readonly source: string;
  readonly metadata: object;
  readonly outputs?: readonly object[];
  readonly execution_count?: number;
  readonly id?: string;
  readonly attachments?: object;
}

const code = (source: string, outputs: readonly object[] = []): Cell => ({
  cell_type: 'code', source, metadata: {}, outputs, execution_count: 1,
}); // prettier-ignore

const place = { folder: '', notebook: '' };
const built: { remove?: () => void } = {};

beforeAll(async () => {
  built.remove = await buildCommandLine();
  place.folder = mkdtempSync(join(tmpdir(), 'solidify-leaks-'));
  mkdirSync(join(place.folder, 'work'));
  place.notebook = `plan ${secrets.npm}.ipynb`;
  const cells: readonly Cell[] = [
    { cell_type: 'markdown', source: `# Forecast ${secrets.github}\n\n## Ask ${secrets.stripe}`, metadata: {} },
    code(`%env API_TOKEN=${secrets.password}\n!curl -u me:${secrets.password} https://db.internal`),
    code('def doubled(x):\n    return 2 * x\n\n\ndef tripled(x):\n    return 3 * x'),
    code('doubled(21)', [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': '42' } }]),
    code('def shouted(text):\n    return text.upper()'),
    code(`shouted(${quoted(secrets.gitlab)})`, [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': `'${secrets.gitlab}'` } }]),
    code(`assert shouted(${quoted(secrets.slack)}) != doubled(1)`),
    code(`def pem_of(x):\n    return x, """${pem}"""`),
    ...places.map(([kind, , source], index) => code(source(secrets[kind], `kept_${index}`))),
    code('1 + 1', [
      { output_type: 'stream', name: 'stdout', text: [`token ${secrets.openai}\n`] },
      { output_type: 'error', ename: 'ValueError', evalue: secrets.google, traceback: [`\u001b[31m${secrets.aws}`] },
      { output_type: 'display_data', metadata: { note: secrets.jwt }, data: { 'text/html': `<td>${secrets.databricks}</td>`, 'image/png': 'QUJD'.repeat(1000) } },
    ]),
    { cell_type: 'markdown', source: 'x', metadata: {}, attachments: { 'a.txt': { 'text/plain': secrets.sendgrid } } },
  ]; // prettier-ignore
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', language: 'python', display_name: 'x' }, note: secrets.pypi },
    cells: cells.map((cell, index) => ({ id: index === 2 ? secrets.huggingface : `cell-${index}`, ...cell })),
  };
  writeFileSync(join(place.folder, 'work', place.notebook), JSON.stringify(notebook, null, 1));
}, 120_000);
afterAll(() => {
  built.remove?.();
  rmSync(place.folder, { recursive: true, force: true });
});

/** Secrets of which a text holds the telling half. */
function leaksIn(text: string): readonly string[] {
  const halves = Object.entries(secrets).filter(([, secret]) => text.includes(half(secret)));
  return [...halves.map(([kind]) => kind), ...(text.includes(part(18, 60)) ? ['pem'] : [])];
}

/** The path that a command was given is its user's; everything else that it prints is not. */
function printed(...args: readonly string[]): {
  readonly code: number | null;
  readonly leaks: readonly string[];
} {
  const run = runIn(join(place.folder, 'work'), ...args);
  const said = `${run.stdout}\n${run.stderr}`.replaceAll(place.notebook, '<notebook>');
  return { code: run.code, leaks: leaksIn(said) };
}

it('has secrets enough to leak', () => {
  const text = readFileSync(join(place.folder, 'work', place.notebook), 'utf8');
  expect(places.length + 12).toBeGreaterThanOrEqual(40);
  expect(leaksIn(text)).toEqual([...Object.keys(secrets), 'pem']);
});

it('each function that holds one stays for that alone, wherever it stands; the others may move', () => {
  const run = runIn(join(place.folder, 'work'), 'scan', '--json', place.notebook);
  const { definitions } = JSON.parse(run.stdout) as {
    definitions: { name: string; obstacles: { code: string }[] }[];
  };
  const codesOf = (name: string): readonly string[] =>
    definitions.filter((each) => each.name === name).flatMap((each) => each.obstacles.map((it) => it.code));
  const found = places.map(([, where], index) => [
    where,
    codesOf(`kept_${index}`).includes('holds-secret') ||
      codesOf(`kept_${index}_KEY`).includes('holds-secret'),
  ]);
  expect(found.filter(([, isHeld]) => !isHeld)).toEqual([]);
  expect(codesOf('pem_of')).toEqual(['holds-secret']);
  for (const name of ['doubled', 'tripled', 'shouted']) expect(codesOf(name)).toEqual([]);
});

it('scan tells of outputs, and no command prints a secret', () => {
  const json = runIn(join(place.folder, 'work'), 'scan', '--json', place.notebook);
  const { notebooks } = JSON.parse(json.stdout) as {
    notebooks: { diagnostics: { code: string; cell: number }[] }[];
  };
  const cells = notebooks.flatMap(({ diagnostics }) =>
    diagnostics.filter((each) => each.code === 'secret-in-output').map(({ cell }) => cell),
  );
  const output = 8 + places.length;
  expect([...new Set(cells)]).toEqual([5, output, output + 1]);
  expect(printed('scan', place.notebook)).toEqual({ code: 0, leaks: [] });
  expect(printed('scan', '--json', place.notebook)).toEqual({ code: 0, leaks: [] });
  for (const [index] of places.entries()) {
    if (index % 6 === 0)
      expect(printed('explain', `kept_${index}`, place.notebook)).toEqual({ code: 0, leaks: [] });
  }
}, 120_000);

it('neither plan nor diffs show one', () => {
  const all = ['extract', '--all', '--author', 'Ada', '--email', 'ada@example.org', place.notebook];
  expect(printed(...all, '--to', '../dry', '--dry-run')).toEqual({ code: 0, leaks: [] });
  expect(printed(...all, '--to', '../dry', '--dry-run', '--json')).toEqual({ code: 0, leaks: [] });
  expect(printed(...all, '--to', '../dry', '--plan', '../plan.json')).toEqual({ code: 0, leaks: [] });
  const plan = readFileSync(join(place.folder, 'plan.json'), 'utf8').replaceAll(place.notebook, '<notebook>');
  expect(leaksIn(plan)).toEqual([]);
}, 120_000);

it('nothing of them is in the repository or its history', () => {
  const to = join(place.folder, 'forecast');
  const args = [
    'extract',
    '--all',
    '--author',
    'Ada',
    '--email',
    'ada@example.org',
    place.notebook,
    '--to',
    to,
  ];
  const original = readFileSync(join(place.folder, 'work', place.notebook), 'utf8');
  expect(printed(...args, '--notebooks-to', '../after', '--json')).toEqual({ code: 0, leaks: [] });
  const files = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(to, path)).isFile(),
  );
  for (const path of files)
    expect([path, leaksIn(`${path}\n${readFileSync(join(to, path), 'latin1')}`)]).toEqual([path, []]);
  const history = spawnSync('git', ['-C', to, 'log', '-p', '--all', '--format=fuller'], {
    encoding: 'utf8',
  }).stdout;
  expect(history).toContain('def doubled');
  expect(history).toContain('def shouted');
  expect(leaksIn(history)).toEqual([]);
  expect(readFileSync(join(place.folder, 'work', place.notebook), 'utf8')).toBe(original);
}, 120_000);

it('a rule is allowed by its name, and the next run is the same; an unknown one is told with the nearest', () => {
  const folder = join(place.folder, 'allowed');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.py'), `# %%\ndef ask(x):\n    return x, ${quoted(secrets.github)}\n`);
  const args = [
    'extract',
    '--all',
    '--author',
    'Ada',
    '--email',
    'ada@example.org',
    'a.py',
    '--to',
    '../alarm',
  ];
  expect(runIn(folder, ...args).code).toBe(1);
  const unknown = runIn(folder, ...args, '--allow-secret', 'githup');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('Did you mean github?');
  expect(runIn(folder, ...args, '--allow-secret', 'github').code).toBe(0);
  const again = runIn(folder, ...args, '--allow-secret', 'github', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ package: { created: false }, moved: [] });
  expect(readFileSync(join(place.folder, 'alarm', 'solidify.json'), 'utf8')).toContain(
    '"allow-secret": ["github"]',
  );
}, 60_000);

import { dirname } from 'node:path';
import type { Import } from './source.ts';

/** The layers of `src/`, lowest first: a file imports from its own layer and from those before it. */
const LAYERS = [
  'text',
  'notebook',
  'program',
  'secrets',
  'analysis',
  'plan',
  'render',
  'workspace',
  'kernel',
  'language',
  'report',
  'verbs',
  'index.ts',
  'cli',
];

/** Where each outside package, and each module of Node that reaches outside the program, may be imported. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  'web-tree-sitter': ['src/language/python/'],
  'toml-eslint-parser': ['src/language/python/packaging/toml/'],
  typescript: ['src/language/typescript/'],
  'jsonc-parser': ['src/language/typescript/'],
  '@secretlint/core': ['src/secrets/'],
  '@secretlint/secretlint-rule-preset-recommend': ['src/secrets/'],
  '@secretlint/types': ['src/secrets/'],
  'libphonenumber-js': ['src/secrets/'],
  handlebars: ['src/render/'],
  prettier: ['src/render/', 'src/language/typescript/repository/'],
  '@astral-sh/ruff-wasm-nodejs': ['src/language/python/repository/'],
  diff: ['src/report/'],
  'jpeg-js': ['src/kernel/'],
  pngjs: ['src/kernel/'],
  commander: ['src/cli/'],
  'node:fs': ['src/workspace/'],
  'node:module': ['src/workspace/'],
  'node:worker_threads': ['src/workspace/'],
  'node:child_process': ['src/workspace/', 'src/kernel/'],
  'node:os': ['src/workspace/', 'src/kernel/'],
  'node:readline': ['src/kernel/', 'src/cli/'],
  // These compute and touch nothing.
  'node:crypto': ['src/'],
  'node:path': ['src/'],
  'node:url': ['src/'],
  'node:util': ['src/'],
  'node:v8': ['src/cli/'],
};

/** Imports that go up, or into something that is no layer. */
export function checkDirections(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, target }) => {
    if (target === 'package') return [];
    const [own, other] = [layerOf(from), layerOf(to)];
    if (own >= 0 && other >= 0 && other <= own) return [];
    return [
      `${from} imports ${to}: ${other < 0 || own < 0 ? 'that is in no layer' : 'imports go downwards'}`,
    ];
  });
}

function layerOf(path: string): number {
  const [root, layer = ''] = path.split('/');
  return root === 'src' ? LAYERS.indexOf(layer) : -1;
}

/** Imports of a language's folder by anybody but itself and the one file that loads languages. */
export function checkLanguageFolders(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, target }) => {
    const language = target === 'file' ? languageOf(to) : null;
    const isAllowed = language === null || language === languageOf(from) || from === LOADER;
    return isAllowed ? [] : [`${from} imports ${to}: only ${LOADER} knows the folder of a language`];
  });
}

/** The one file that loads languages. */
const LOADER = 'src/verbs/languages.ts';

/** `python` of `src/language/python/index.ts`; null for what all languages share. */
function languageOf(path: string): string | null {
  return /^src\/language\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Imports of outside packages away from their home. */
export function checkHomes(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, target }) => {
    if (target === 'file') return [];
    const homes = HOMES[packageOf(to)];
    if (homes === undefined) return [`${from} imports ${to}: it has no home in this test yet`];
    return homes.some((home) => from.startsWith(home))
      ? []
      : [`${from} imports ${to}: its home is ${homes.join(' and ')}`];
  });
}

/** `prettier` of `prettier/plugins/yaml`, `node:fs` of `node:fs/promises`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Values that enter a room by another way than its door. A folder with an `index.ts` is a room, and that index
 * its door; folders without one are shelves of the room around them. `text`, `report` and `verbs` are no rooms.
 */
export function checkDoors(imports: readonly Import[], paths: readonly string[]): readonly string[] {
  const rooms = new Set(
    paths
      .filter((path) => path.endsWith('/index.ts') && path !== 'src/index.ts')
      .map((path) => `${dirname(path)}/`),
  );
  return imports.flatMap(({ from, to, target, kind }) => {
    if (target === 'package' || kind === 'type' || to.endsWith('/index.ts')) return [];
    const room = roomOf(to, rooms);
    return room === null || from.startsWith(room)
      ? []
      : [`${from} imports values of ${to}: they come from ${room}index.ts`];
  });
}

/** The innermost room around a file. */
function roomOf(path: string, rooms: ReadonlySet<string>): string | null {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (rooms.has(`${folder}/`)) return `${folder}/`;
  }
  return null;
}

/**
 * Cycles, types counted. In each folder its files and its sub-folders, each taken as a whole, must not import one
 * another in a circle. So neither files nor folders do, while a folder and what lies in it are one thing.
 */
export function checkCycles(imports: readonly Import[]): readonly string[] {
  const inside = imports.filter(({ target, from, to }) => target === 'file' && from !== to);
  const folders = new Set(inside.flatMap(({ from, to }) => [...foldersAbove(from), ...foldersAbove(to)]));
  return [...folders].sort().flatMap((folder) => {
    const graph = new Map<string, Set<string>>();
    for (const { from, to } of inside) {
      const [a, b] = [childIn(folder, from), childIn(folder, to)];
      if (a !== null && b !== null && a !== b) graph.set(a, (graph.get(a) ?? new Set()).add(b));
    }
    const cycle = findCycle(graph);
    return cycle === null ? [] : [`${folder}: ${cycle.join(' → ')}`];
  });
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function childIn(folder: string, path: string): string | null {
  return path.startsWith(`${folder}/`) ? (path.slice(folder.length + 1).split('/')[0] ?? null) : null;
}

/** One cycle, its first member repeated at its end; null when there is none. */
function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle !== null) return cycle;
    }
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

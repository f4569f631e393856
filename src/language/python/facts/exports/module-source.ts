import type { SourceReader } from '../../../../program/language.ts';
import type { PythonParser } from '../../parser/parser.ts';
import type { SyntaxNode } from '../../parser/node.ts';
import { resolveNames } from '../../scopes/index.ts';
import type { ResolvedName } from '../../scopes/scope.ts';
import { outlineOf, type Outline } from './outline.ts';

/** A module's own statements, parsed. */
export interface ModuleSource {
  /** Of the text, in characters. */
  readonly size: number;
  readonly outline: Outline;
  readonly root: SyntaxNode;
  /** What its statements bind and delete among its own names, by place. */
  readonly names: readonly ResolvedName[];
}

/** Reads modules; a file is read and parsed once for each folder that it is asked of. */
export type ModuleSourceReader = (folder: SourceReader, path: string) => ModuleSource | null;

/** A file with more of its own statements than this is data, in characters. */
const OUTLINE_LIMIT = 400_000;

/** Makes a reader; it gives null for what is no Python. */
export function createModuleSourceReader(parser: PythonParser): ModuleSourceReader {
  const known = new WeakMap<SourceReader, Map<string, ModuleSource | null>>();
  const read = (folder: SourceReader, path: string): ModuleSource | null => {
    const text = folder.read(path);
    if (text === null) return null;
    const outline = outlineOf(text.startsWith('\uFEFF') ? text.slice(1) : text);
    if (outline.text.length > OUTLINE_LIMIT) return null;
    const { root, errors } = parser.parse(outline.text, 'module');
    if (errors.length > 0) return null;
    const names = resolveNames(root, outline.text, { postponed: false })
      .names.filter(({ use, holder }) => use !== 'read' && holder.kind === 'module')
      .toSorted((a, b) => a.start - b.start);
    return { size: text.length, outline, root, names };
  };
  return (folder, path) => {
    const files = known.get(folder) ?? new Map<string, ModuleSource | null>();
    known.set(folder, files);
    const found = files.get(path);
    if (found !== undefined) return found;
    const source = read(folder, path);
    files.set(path, source);
    return source;
  };
}

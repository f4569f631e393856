import { namespaceOf, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import { remembered } from '../remembered.ts';
import { escapedNames, usesOf, type Uses } from './uses.ts';

/** What deciding about lifts asks of a notebook again and again. */
export interface LiftContext {
  readonly owner: PrototypeNotebook;
  readonly namespace: Namespace;
  readonly uses: Uses;
  /** Definitions that code which isn't seen may call. */
  readonly escaped: ReadonlySet<string>;
  /** Other notebooks of the prototype that may bind what this one defines. */
  readonly others: readonly Outsider[];
}

/** Another notebook, as one looks at it. */
export interface Outsider {
  /** It runs or imports the one that looks. */
  readonly reaches: boolean;
  /** The names that its code may bind unseen. */
  readonly boundUnseen: ReadonlySet<string>;
}

/** Gathers it. */
export function liftContext(owner: PrototypeNotebook, all: readonly PrototypeNotebook[]): LiftContext {
  const namespace = namespaceOf(owner);
  const uses = usesOf(namespace);
  const escaped = escapedNames(namespace, uses);
  return { owner, namespace, uses, escaped, others: outsiders(owner, all) };
}

function outsiders(owner: PrototypeNotebook, all: readonly PrototypeNotebook[]): readonly Outsider[] {
  const { path } = owner.notebook;
  const stem = (path.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '');
  return all.flatMap((each) => {
    if (each === owner) return [];
    const { imported, boundUnseen } = outwardNames(each);
    const reaches = imported.has(stem) || runs(each, path);
    return reaches || boundUnseen.size > 0 ? [{ reaches, boundUnseen }] : [];
  });
}

/** The modules that a notebook imports, each part of their names, and the names that its code may bind unseen. */
const outwardNames = remembered(({ program }: PrototypeNotebook) => ({
  imported: new Set(
    program.statements.flatMap((each) =>
      each.kind === 'import' ? each.names.flatMap(({ module }) => module.split(/[./\\]+/)) : [],
    ),
  ),
  boundUnseen: new Set(
    program.statements.flatMap(({ bindings }) =>
      bindings.filter(({ form }) => form === 'opaque').map(({ name }) => name),
    ),
  ),
}));

function runs({ runFiles }: PrototypeNotebook, path: string): boolean {
  if (runFiles.size === 0) return false;
  return [...runFiles.values()].some((file) => file.notebook.path === path || runs(file, path));
}

import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { DefinedCode } from './assigned.ts';
import { qualify } from './callee.ts';
import { sourceOf, type ParsedCell } from './cell.ts';
import type { NameTable } from './name-table.ts';

/** Bases that leave the repr of an instance as it is: `<__main__.Box object at 0x…>`. */
const PLAIN_BASES: ReadonlySet<string> = new Set([
  'object', 'abc.ABC', 'typing.Generic', 'typing.Protocol', 'typing_extensions.Protocol',
]); // prettier-ignore

/** Decorators that give a class a repr of its own. */
const REPR_DECORATORS = /^(dataclasses\.dataclass|attrs?\..*|pydantic\..*)$/;

/** The class statements of a name. */
export function classesOf(table: NameTable, name: string): readonly DefinedCode[] {
  return table.definitions(name).filter(({ core }) => core.type === 'class_definition');
}

/** Whether the repr of an instance, or what `str` makes of it, names the module of its class. */
export function hasDefaultRepr(
  table: NameTable,
  name: string,
  form: 'text' | 'repr',
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(name)) return true;
  const own = form === 'repr' ? ['__repr__'] : ['__repr__', '__str__', '__format__'];
  return classesOf(table, name).some(
    (made) =>
      !own.some((method) => hasMember(made, method) && !namesItsClass(made, method)) &&
      !isGivenRepr(table, made) &&
      basesOf(made).every((base) => {
        const qualified = qualifiedBase(table, made, base);
        return PLAIN_BASES.has(qualified) || hasDefaultRepr(table, qualified, form, new Set([...seen, name]));
      }),
  );
}

/** Whether a method gives what the default one does, or the class itself: `super().__repr__()`, `f'{type(self)}'`. */
function namesItsClass(made: DefinedCode, method: string): boolean {
  const statement = statementsOf(made).find((each) => boundName(made, each) === method);
  return (
    statement !== undefined &&
    /\b(super\(\)|object)\.__(repr|str|format)__|(type\(self\)|self\.__class__|__module__)(?!\.__(qual)?name__|\()/.test(
      sourceOf(made.cell, statement),
    )
  );
}

function isGivenRepr(table: NameTable, { cell, node }: DefinedCode): boolean {
  return namedChildren(node)
    .filter(({ type }) => type === 'decorator')
    .some((decorator) => {
      const expression = namedChildren(decorator)[0];
      const callee = expression?.type === 'call' ? childByField(expression, 'function') : expression;
      if (callee == null || /\brepr\s*=\s*False\b/.test(sourceOf(cell, decorator))) return false;
      return REPR_DECORATORS.test(qualify(cell, callee, table)?.name ?? '');
    });
}

/** Whether a class of the notebook, or a base of it that is one, has a method of this name and nothing else. */
export function hasMethod(table: NameTable, name: string, method: string): boolean {
  return [...ancestry(table, name)].some((each) =>
    classesOf(table, each).some((made) =>
      statementsOf(made).some(
        (statement) => statement.type === 'function_definition' && boundName(made, statement) === method,
      ),
    ),
  );
}

/** Values that calling a method of a class of the notebook, or of its bases, may give. */
export function methodResults(
  table: NameTable,
  name: string,
  method: string,
): readonly { readonly cell: ParsedCell; readonly value: SyntaxNode }[] {
  return [...ancestry(table, name)]
    .flatMap((each) => classesOf(table, each))
    .flatMap((made) =>
      statementsOf(made)
        .filter((statement) => boundName(made, statement) === method)
        .map((each) => (each.type === 'decorated_definition' ? childByField(each, 'definition') : each))
        .flatMap((core) =>
          core === null ? [] : returned(core).map((value) => ({ cell: made.cell, value })),
        ),
    );
}

/** The values that a function returns or yields. */
export function returned(core: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const body = childByField(core, 'body');
  const pending = body === null ? [] : [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (/^(function_definition|class_definition|lambda)$/.test(node.type)) continue;
    if (node.type === 'return_statement' || node.type === 'yield') found.push(...namedChildren(node));
    else pending.push(...namedChildren(node));
  }
  return found;
}

/** Names of a class and, where it is one of the notebook, of its bases, all the way up. */
export function ancestry(table: NameTable, name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) {
    for (const made of classesOf(table, each))
      for (const base of basesOf(made)) found.add(qualifiedBase(table, made, base));
  }
  return found;
}

/** Classes of the notebook that the annotations of a function or class of it name, strings looked into. */
export function annotatedClasses(table: NameTable, name: string): readonly string[] {
  const found = new Set<string>();
  for (const made of table.definitions(name)) {
    const pending = [made.core];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.type !== 'type') {
        pending.push(...namedChildren(node));
        continue;
      }
      for (const [word] of sourceOf(made.cell, node).matchAll(/[^\W\d]\w*/gu))
        if (classesOf(table, word).length > 0) found.add(word);
    }
  }
  return [...found];
}

/** Names of the classes of the notebook that are exceptions. */
export function exceptionClasses(table: NameTable): readonly string[] {
  return table
    .definedNames()
    .filter((name) => classesOf(table, name).length > 0)
    .filter((name) => [...ancestry(table, name)].some((each) => EXCEPTION.test(each)));
}

const EXCEPTION = /(Error|Exception|Warning|StopIteration|StopAsyncIteration|SystemExit|KeyboardInterrupt)$/;

/** What a metaclass does as a class is made with it. */
const METACLASS_HOOKS = ['__new__', '__init__', '__prepare__'];

/**
 * The bases and the metaclass of a class statement that run code of the notebook as the class is made:
 * `__init_subclass__` (PEP 487) of a base, and the methods of a metaclass, the base's own too.
 */
export function hooksOf(table: NameTable, made: DefinedCode): readonly SyntaxNode[] {
  const metaclass = metaclassOf(made);
  return [
    ...basesOf(made).filter((base) => {
      const above = [...ancestry(table, qualifiedBase(table, made, base))].flatMap((each) =>
        classesOf(table, each),
      );
      return above.some((each) => {
        const inherited = metaclassOf(each);
        return (
          hasMember(each, '__init_subclass__') ||
          (inherited !== null && isHooked(table, qualifiedBase(table, each, inherited)))
        );
      });
    }),
    ...(metaclass !== null && isHooked(table, qualifiedBase(table, made, metaclass)) ? [metaclass] : []),
  ];
}

/**
 * Whether instances of a class of the notebook do more than set an attribute of their own as a class that holds
 * them is made: `__set_name__` (PEP 487).
 */
export function hasSetNameHook(table: NameTable, name: string): boolean {
  return [...ancestry(table, name)]
    .flatMap((each) => classesOf(table, each))
    .some((made) =>
      statementsOf(made).some(
        (statement) => boundName(made, statement) === '__set_name__' && !setsOwnAttributes(made, statement),
      ),
    );
}

function setsOwnAttributes({ cell }: DefinedCode, method: SyntaxNode): boolean {
  const body = childByField(method, 'body');
  return (body === null ? [method] : namedChildren(body)).every(
    (statement) =>
      statement.type === 'expression_statement' && /^self\.\w+\s*=[^=().]*$/.test(sourceOf(cell, statement)),
  );
}

function isHooked(table: NameTable, metaclass: string): boolean {
  return [...ancestry(table, metaclass)]
    .flatMap((each) => classesOf(table, each))
    .some((each) => METACLASS_HOOKS.some((hook) => hasMember(each, hook)));
}

function basesOf({ core }: DefinedCode): readonly SyntaxNode[] {
  const list = childByField(core, 'superclasses');
  return list === null ? [] : namedChildren(list).filter(({ type }) => type !== 'keyword_argument');
}

function metaclassOf({ cell, core }: DefinedCode): SyntaxNode | null {
  const list = childByField(core, 'superclasses');
  const keyword = (list === null ? [] : namedChildren(list)).find((argument) => {
    const name = argument.type === 'keyword_argument' ? childByField(argument, 'name') : null;
    return name !== null && sourceOf(cell, name) === 'metaclass';
  });
  return keyword === undefined ? null : childByField(keyword, 'value');
}

/** The qualified name of a base; of what `Generic[T]` subscripts. */
function qualifiedBase(table: NameTable, { cell }: DefinedCode, base: SyntaxNode): string {
  const plain = base.type === 'subscript' ? (childByField(base, 'value') ?? base) : base;
  return qualify(cell, plain, table)?.name ?? '';
}

function hasMember(made: DefinedCode, name: string): boolean {
  return statementsOf(made).some((statement) => boundName(made, statement) === name);
}

function statementsOf({ core }: DefinedCode): readonly SyntaxNode[] {
  const body = childByField(core, 'body');
  return body === null ? [] : namedChildren(body);
}

/** The name that a statement of a class body defines or assigns. */
function boundName({ cell }: DefinedCode, statement: SyntaxNode): string | null {
  const core =
    statement.type === 'decorated_definition'
      ? childByField(statement, 'definition')
      : statement.type === 'expression_statement'
        ? (namedChildren(statement)[0] ?? null)
        : statement;
  const name = core === null ? null : childByField(core, core.type === 'assignment' ? 'left' : 'name');
  return name === null ? null : sourceOf(cell, name);
}

import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ResolvedName } from '../scopes/scope.ts';
import { argumentValues } from './arguments.ts';
import { assignedIn, type HeldValue } from './assigned.ts';
import type { ParsedCell } from './cell.ts';
import { qualify } from './callee.ts';
import {
  annotatedClasses,
  classesOf,
  hasDefaultRepr,
  hasMethod,
  methodResults,
  returned,
} from './classes.ts';
import { literalString } from './literals.ts';
import type { NameTable } from './name-table.ts';
import {
  ANNOTATION_ATTRIBUTES,
  IDENTITY_ATTRIBUTES,
  PLACE_ATTRIBUTES,
  RELATED_CLASSES,
} from './shown-attributes.ts';
import { ANNOTATION_CALLS, APPLYING_CALLS, ASKING_CALLS, HOLDING_CALLS } from './shown-calls.ts';

/**
 * How a value is shown. text: as `str` has it; element: an element of it so; repr; class: its class, whatever its repr;
 * name: by the names that stand there only.
 */
export type ShownForm = 'text' | 'element' | 'repr' | 'class' | 'name';

/** A search for what a shown value holds. */
interface Search {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly form: ShownForm;
  /** Shown is an element of what is searched: not the factory of a defaultdict. */
  readonly isElement: boolean;
  /** Names and forms whose values have been looked at. */
  readonly seen: Set<string>;
  /** The classes of what expressions hold, as far as they have been found. */
  readonly classes: Map<SyntaxNode, readonly string[]>;
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'tuple', 'list', 'set', 'dictionary', 'expression_list', 'list_comprehension', 'set_comprehension',
  'dictionary_comprehension', 'generator_expression',
]); // prettier-ignore

const TRANSPARENT: ReadonlySet<string> = new Set([
  'pair', 'parenthesized_expression', 'conditional_expression', 'concatenated_string', 'boolean_operator', 'list_splat',
  'expression_statement', 'keyword_argument', 'format_specifier', 'format_expression', 'await',
]); // prettier-ignore

/** Calls that give the repr of what they are handed, or the thing itself. */
const REPR_CALLS: ReadonlyMap<string, ShownForm> = new Map([
  ...['print', 'str', 'format'].map((name) => [name, 'text'] as const),
  ...['display', 'repr', 'ascii', 'pprint', 'pformat'].map((name) => [name, 'repr'] as const),
  ...['list', 'tuple', 'set', 'sorted', 'dict'].map((name) => [name, 'repr'] as const),
  ['help', 'class'],
  ...['vars', 'dir'].map((name) => [name, 'name'] as const),
]);

/** Calls that show what their argument gives when it is iterated. */
const ITERATING_CALLS: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'sorted']);

/** Shown is the class of some value, whichever. */
export const ANY_CLASS = '*';
/** Shown is the module or the place of a class, or of a function that is handed on as a value, whichever. */
export const ANY_HANDED = '**';
/** Shown is the module or the place of any code, whichever. */
export const ANY_CODE = '***';

/**
 * Names of the notebook whose own repr a shown expression holds, directly or in what names hold; {@link ANY_CLASS}
 * and {@link ANY_HANDED} where it can't be known which.
 */
export function shownNames(
  cell: ParsedCell,
  node: SyntaxNode,
  table: NameTable,
  form: ShownForm = 'repr',
): readonly string[] {
  return namesIn({ cell, table, form, isElement: false, seen: new Set(), classes: new Map() }, node);
}

function namesIn(search: Search, node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'identifier':
      return shownByName(search, node);
    case 'attribute':
      return shownByAttribute(search, node);
    case 'call':
      return shownByCall(search, node);
    case 'subscript':
      return shownByElement(search, node);
    case 'string':
      return namedChildren(node).flatMap((child) => shownInString(search, child));
    case 'binary_operator':
      return shownByOperator(search, node);
  }
  const inner = CONTAINERS.has(node.type) ? { ...search, form: inContainer(search.form) } : search;
  if (inner === search && !TRANSPARENT.has(node.type)) return [];
  return namedChildren(node).flatMap((child) => namesIn(inner, child));
}

function inContainer(form: ShownForm): ShownForm {
  return form === 'element' ? 'text' : form === 'text' ? 'repr' : form;
}

/** `{x}` in an f-string is text, unless it says `{x!r}` or `{x=}`. */
function shownInString(search: Search, child: SyntaxNode): readonly string[] {
  if (child.type !== 'interpolation') return namesIn(search, child);
  const isRepr = /=\s*\}$|![ra]\s*[:}]/.test(search.cell.text.slice(child.start, child.end));
  const form = search.form === 'name' ? 'name' : isRepr ? 'repr' : 'text';
  return namedChildren(child).flatMap((each) => namesIn({ ...search, form }, each));
}

/** `'%s' % x` and `[x] * 2`; what an operator makes of anything else can't be known. */
function shownByOperator(search: Search, node: SyntaxNode): readonly string[] {
  const [left, ...right] = namedChildren(node);
  if (left === undefined) return [];
  if (left.type === 'string' || left.type === 'concatenated_string') {
    const form = /%[^%\s]*[ra]/.test(search.cell.text.slice(left.start, left.end)) ? 'repr' : 'text';
    const shown = { ...search, form } as const;
    return [
      ...namesIn(search, left),
      ...right.flatMap((each) =>
        each.type === 'tuple'
          ? namedChildren(each).flatMap((item) => namesIn(shown, item))
          : namesIn(shown, each),
      ),
    ];
  }
  return [left, ...right].flatMap((each) =>
    namesIn(CONTAINERS.has(each.type) ? search : { ...search, form: 'name' }, each),
  );
}

function shownByName(search: Search, node: SyntaxNode): readonly string[] {
  const { cell, table, form } = search;
  const resolved = cell.names.byStart.get(node.start);
  if (resolved === undefined) return [];
  const isOwn = resolved.holder.kind === 'module';
  const names = isOwn ? [resolved.name] : [];
  const key = `${isOwn ? '' : `${cell.cell.index}:${resolved.holder.node.start}:`}${resolved.name} ${form}`;
  if (form === 'name' || search.seen.has(key)) return names;
  search.seen.add(key);
  const held = isOwn ? table.assignments(resolved.name) : locallyHeld(cell, resolved);
  return [...names, ...held.flatMap((each) => namesHeld(search, each)), ...shownBySelf(search, resolved)];
}

function namesHeld(search: Search, { cell, value, part }: HeldValue): readonly string[] {
  const { form } = search;
  const inner =
    part === 'whole' ? form : part === 'member' ? inContainer(form) : form === 'text' ? 'element' : form;
  return namesIn({ ...search, cell, form: inner }, value);
}

/** What a function assigns to one of its own names. */
function locallyHeld(cell: ParsedCell, { holder, name }: ResolvedName): readonly HeldValue[] {
  if (holder.kind !== 'function') return [];
  return assignedIn(cell, holder.node).values.get(name) ?? [];
}

/** The first parameter of a method is an instance. */
function shownBySelf(search: Search, { holder, name }: ResolvedName): readonly string[] {
  const { className } = holder;
  if (holder.kind !== 'function' || holder.parent?.kind !== 'class' || className === null) return [];
  const parameters = childByField(holder.node, 'parameters');
  const first = parameters === null ? undefined : namedChildren(parameters)[0];
  if (name !== 'self' || first === undefined) return [];
  return search.cell.text.slice(first.start, first.end) === name ? instanceOf(search, className) : [];
}

/** An instance of a class of the notebook: the class's name, where it is shown. */
function instanceOf({ table, form }: Search, name: string): readonly string[] {
  if (classesOf(table, name).length === 0 || form === 'name') return [];
  return form === 'class' || hasDefaultRepr(table, name, form === 'repr' ? 'repr' : 'text') ? [name] : [];
}

/** `boxes[0]`: what the name holds, not the name, which may be an enum's. */
function shownByElement(search: Search, node: SyntaxNode): readonly string[] {
  const value = childByField(node, 'value');
  const resolved = value === null ? undefined : search.cell.names.byStart.get(value.start);
  if (value === null || resolved === undefined || value.type !== 'identifier') return classesIn(search, node);
  if (resolved.holder.kind === 'module' && search.table.assignments(resolved.name).length === 0)
    return classesIn(search, node);
  return namesIn(
    { ...search, isElement: true, form: search.form === 'text' ? 'element' : search.form },
    value,
  );
}

/** `list[Pump]`: a generic type shows what it is made of. */
function classesIn(search: Search, subscript: SyntaxNode): readonly string[] {
  return namedChildren(subscript)
    .slice(1)
    .filter((each) => each.type === 'identifier' && isClass(search, each))
    .flatMap((each) => namesIn({ ...search, form: 'class' }, each));
}

/** `f.__module__`, `x.__class__`; methods, of a class of the notebook, `A.run`, and of its instances, whose repr they hold. */
function shownByAttribute(search: Search, node: SyntaxNode): readonly string[] {
  const member = childByField(node, 'attribute');
  const object = childByField(node, 'object');
  if (member === null || object === null || search.form === 'name') return [];
  const name = search.cell.text.slice(member.start, member.end);
  if (IDENTITY_ATTRIBUTES.has(name) || PLACE_ATTRIBUTES.has(name)) return identityOf(search, object, name);
  if (RELATED_CLASSES.has(name)) return [ANY_CLASS];
  if (ANNOTATION_ATTRIBUTES.has(name)) return annotated(search, object);
  const itself = object.type === 'identifier' ? search.cell.names.byStart.get(object.start)?.name : undefined;
  return classesHeld(search, object).filter(
    (each) =>
      hasMethod(search.table, each, name) &&
      (each === itself || search.form === 'class' || hasDefaultRepr(search.table, each, 'repr')),
  );
}

/** The classes that an expression's value holds, whatever of it has been looked at before in another form. */
function classesHeld(search: Search, object: SyntaxNode): readonly string[] {
  const known = search.classes.get(object);
  if (known !== undefined) return known;
  // `node = node.next` asks for the classes of what it is about to find.
  search.classes.set(object, []);
  const held = namesIn({ ...search, form: 'class', seen: new Set() }, object);
  search.classes.set(object, held);
  return held;
}

/** `f.__module__`, `x.__class__`, `f.__code__.co_filename`. */
function identityOf(search: Search, object: SyntaxNode, attribute: string): readonly string[] {
  const itself = object.type === 'identifier' ? definitionNamed(search, object) : null;
  if (itself !== null) return [itself];
  const held = classesHeld(search, object);
  if (PLACE_ATTRIBUTES.has(attribute) && held.length > 0) return held;
  return [attribute === '__class__' ? ANY_CLASS : ANY_HANDED, ...held];
}

/** The name of a function or class of the notebook, where a node is that. */
function definitionNamed({ cell, table }: Search, node: SyntaxNode): string | null {
  const named = cell.names.byStart.get(node.start);
  if (named?.holder.kind !== 'module' || table.definitions(named.name).length === 0) return null;
  return named.name;
}

/** Classes that the annotations of a definition name; where it can't be known of which, any. */
function annotated(search: Search, object: SyntaxNode): readonly string[] {
  const itself = definitionNamed(search, object);
  return itself === null ? [ANY_CLASS] : annotatedClasses(search.table, itself);
}

function shownByCall(search: Search, node: SyntaxNode): readonly string[] {
  const { cell, table, form } = search;
  const callee = childByField(node, 'function');
  if (callee === null) return [];
  const name = cell.text.slice(callee.start, callee.end);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const values = argumentValues(withoutKey(cell, node));
  if (name === 'type' && values.length === 1) return [ANY_CLASS];
  if (RELATED_CLASSES.has(last) && callee.type === 'attribute') return [ANY_CLASS];
  const called = callee.type === 'identifier' ? cell.names.byStart.get(callee.start) : undefined;
  if (called?.holder.kind === 'module' && table.definitions(called.name).length > 0) {
    const shown = shownByResult(search, called.name);
    if (classesOf(table, called.name).length === 0 || shown.length > 0) return shown;
    // A dataclass shows what it is made of.
    const held = { ...search, form: inContainer(form) } as const;
    return [
      ...values.flatMap((value) => namesIn(held, value)),
      ...annotatedClasses(table, called.name).flatMap((each) => instanceOf(held, each)),
    ];
  }
  if (callee.type === 'attribute') {
    const shown = shownByMethod(search, callee, last);
    if (shown.length > 0) return shown;
  }
  // A method of a string: '{}'.format(f).
  const given = REPR_CALLS.get(last);
  if (given === undefined) return shownByOtherCall(search, callee, last, values);
  const inner = form === 'name' || form === 'class' ? form : given;
  // `list(Color)` shows the members of an enumeration, not the class.
  if (!ITERATING_CALLS.has(last))
    return values.flatMap((value) => namesIn({ ...search, form: inner }, value));
  const elements = { ...search, form: inner, isElement: true };
  return values.filter((value) => !isClass(search, value)).flatMap((value) => namesIn(elements, value));
}

/** What a call of something that the notebook doesn't define gives of what it is handed. */
function shownByOtherCall(
  search: Search,
  callee: SyntaxNode,
  last: string,
  values: readonly SyntaxNode[],
): readonly string[] {
  const { cell, table, form } = search;
  const qualified = qualify(cell, callee, table)?.name ?? '';
  const [first, second] = values;
  if (ANNOTATION_CALLS.test(qualified)) return first === undefined ? [] : annotated(search, first);
  if (last === 'getattr' && first !== undefined && second !== undefined) {
    const attribute = literalString(second, cell.text) ?? '';
    if (IDENTITY_ATTRIBUTES.has(attribute)) return identityOf(search, first, attribute);
    return RELATED_CLASSES.has(attribute) ? [ANY_CLASS] : [];
  }
  if (ASKING_CALLS.has(last) || form === 'name') return [];
  if (HOLDING_CALLS.has(last)) {
    const held = last === 'defaultdict' && search.isElement ? values.slice(1) : values;
    return held.flatMap((value) => namesIn({ ...search, form: form === 'class' ? form : 'repr' }, value));
  }
  return [
    ...shownByChain(search, callee),
    ...values.flatMap((value) => {
      if (value.type !== 'identifier') return [];
      if (cell.text.slice(value.start, value.end) === 'type') return [ANY_CLASS];
      const itself = isClass(search, value) ? definitionNamed(search, value) : null;
      if (itself === null) return [];
      return APPLYING_CALLS.has(last) ? instanceOf(search, itself) : [itself];
    }),
  ];
}

/** `series.map(type).value_counts()`: what the call before gives, where the notebook doesn't define what is called. */
function shownByChain(search: Search, callee: SyntaxNode): readonly string[] {
  const object = callee.type === 'attribute' ? childByField(callee, 'object') : null;
  const inner = object?.type === 'call' ? childByField(object, 'function') : null;
  if (object === null || inner === null || definitionNamed(search, inner) !== null) return [];
  return namesIn(search, object);
}

function isClass({ cell, table }: Search, value: SyntaxNode): boolean {
  const named = value.type === 'identifier' ? cell.names.byStart.get(value.start) : undefined;
  return named?.holder.kind === 'module' && classesOf(table, named.name).length > 0;
}

/** `model.fit(x)`, which returns `self`; `Pump.make()`, which returns `cls()`. */
function shownByMethod(search: Search, callee: SyntaxNode, method: string): readonly string[] {
  const object = childByField(callee, 'object');
  const key = `.${method}() ${callee.start} ${search.form}`;
  if (object === null || search.form === 'name' || search.seen.has(key)) return [];
  search.seen.add(key);
  return valuesOf(search, object).flatMap((name) =>
    methodResults(search.table, name, method).flatMap(({ cell, value }) =>
      /^(self\b(?!\.)|(cls|type\(self\)|self\.__class__)\()/.test(cell.text.slice(value.start, value.end))
        ? instanceOf(search, name)
        : namesIn({ ...search, cell }, value),
    ),
  );
}

/** Classes of the notebook that an expression may be one of, or an instance of. */
function valuesOf(search: Search, object: SyntaxNode): readonly string[] {
  const held = namesIn({ ...search, form: 'class', seen: new Set(search.seen) }, object);
  return held.filter((name) => classesOf(search.table, name).length > 0);
}

/** What a class or function of the notebook gives when it is called. */
function shownByResult(search: Search, name: string): readonly string[] {
  const { table, form, seen } = search;
  const key = `${name}() ${form}`;
  if (seen.has(key) || form === 'name') return [];
  seen.add(key);
  if (classesOf(table, name).length > 0) return instanceOf(search, name);
  return table
    .definitions(name)
    .flatMap(({ cell, core }) => returned(core).flatMap((value) => namesIn({ ...search, cell }, value)));
}

/** A call without `key=…`, which sorts and isn't shown. */
function withoutKey({ text }: ParsedCell, call: SyntaxNode): SyntaxNode {
  const isKey = (node: SyntaxNode): boolean =>
    node.type === 'keyword_argument' && /^key\s*=/.test(text.slice(node.start, node.end));
  const children = call.children.map((child) =>
    child.type === 'argument_list'
      ? { ...child, children: child.children.filter((each) => !isKey(each)) }
      : child,
  );
  return { ...call, children };
}

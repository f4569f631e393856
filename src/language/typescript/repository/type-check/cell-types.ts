import ts from 'typescript';
import { exportedFrom, isOverloaded, replacing } from './declared.ts';
import type { Typeable } from './declared.ts';
import { mergedType } from './merged-type.ts';
import { editFile, parseFile } from './project.ts';
import type { CheckedPackage } from './project.ts';
import { asInCells } from './settings.ts';
import type { TypeSettings } from './settings.ts';

type Callable =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration;

/** Where users of a module see a type that nobody has written. */
type Place =
  { readonly kind: 'result'; readonly node: Callable } | { readonly kind: 'value'; readonly node: Typeable };

/** Types as cells see them, where no rule of `strict` holds, by the file and the name of what has them. */
export type CellTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Whether types are written for compilers of today, or so that those of kernels that check types know them too. */
export type TypeWords = 'new' | 'old';

/**
 * What cells take the exports of modules for, as far as nobody has written it: to them an empty array holds anything, and null is
 * everything. A kernel that checks types runs only cells that agree with it. Leaves the package with the rules of cells.
 */
export function cellTypesOf(
  checked: CheckedPackage,
  paths: readonly string[],
  settings: TypeSettings,
): CellTypes {
  checked.configure(asInCells(settings));
  const program = checked.program();
  const checker = program.getTypeChecker();
  const typeOf = (place: Place): string | null => {
    if (place.kind === 'value') return textOf(checker.getTypeAtLocation(place.node));
    const signature = checker.getSignatureFromDeclaration(place.node);
    return signature === undefined ? null : textOf(checker.getReturnTypeOfSignature(signature));
  };
  const textOf = (type: ts.Type): string | null => {
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    // A class without a name has no type that can be written; where one would need an import, none is.
    return /\(Anonymous|import\(/.test(text) ? null : text;
  };
  return new Map(
    paths.map((path) => {
      const file = program.getSourceFile(`/${path}`);
      const untyped = [...(file === undefined ? [] : placesIn(file))].filter(
        ([, { node }]) => node.type === undefined,
      );
      const types = untyped.flatMap(([name, place]) => {
        const text = typeOf(place);
        return text === null ? [] : [[name, text] as const];
      });
      return [path, new Map(types)] as const;
    }),
  );
}

/** Makes types that the compiler has written by strict rules as open as cells take them for. */
export function openToCells(checked: CheckedPackage, types: CellTypes, words: TypeWords): void {
  for (const [path, own] of types) {
    const edits = [...placesIn(parseFile(checked, path))].flatMap(([name, { node }]) => {
      const [seen, written] = [own.get(name), node.type];
      if (seen === undefined || written === undefined) return [];
      const open = mergedType(written.getText(), seen);
      return [replacing(written, words === 'old' ? inOldWords(open) : open)];
    });
    editFile(checked, path, edits);
  }
}

/** Arrays of bytes and iterators as compilers before 5.6 have them, tslab's among them. */
function inOldWords(type: string): string {
  return type
    .replaceAll(
      /\b((?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array|DataView|Buffer)<ArrayBuffer(?:Like)?>/g,
      '$1',
    )
    .replaceAll(/\b(?:Map|Set|Array|String|RegExpString)Iterator</g, 'IterableIterator<')
    .replaceAll(/\bNonSharedBuffer\b/g, 'Buffer');
}

/** The exports of a module with their members and parameters; names that several have are the last one's. */
function placesIn(file: ts.SourceFile): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const addParameters = (name: string, { parameters }: ts.SignatureDeclaration): void => {
    for (const [at, node] of parameters.entries()) places.set(`${name} ${at}`, { kind: 'value', node });
  };
  const addCallable = (name: string, node: Callable): void => {
    if (isOverloaded(node)) return;
    places.set(`${name}()`, { kind: 'result', node });
    addParameters(name, node);
  };
  const addValue = (name: string, node: ts.VariableDeclaration | ts.PropertyDeclaration): void => {
    const value = node.initializer;
    if (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)))
      addCallable(name, value);
    else places.set(name, { kind: 'value', node });
  };
  const { functions, variables, classes } = exportedFrom(file);
  for (const each of functions) addCallable(each.name?.text ?? '', each);
  for (const each of variables) addValue(each.name.getText(), each);
  for (const each of classes) {
    const owner = each.name?.text ?? '';
    for (const member of each.members) {
      const name = `${owner}.${member.name?.getText() ?? ''}`;
      if (ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) addCallable(name, member);
      if (ts.isPropertyDeclaration(member)) addValue(name, member);
      if (ts.isConstructorDeclaration(member) && member.body !== undefined) addParameters(owner, member);
    }
  }
  return places;
}

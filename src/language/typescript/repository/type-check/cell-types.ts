import type {
  ArrowFunction,
  FunctionDeclaration,
  FunctionExpression,
  GetAccessorDeclaration,
  MethodDeclaration,
  ParameterDeclaration,
  PropertyDeclaration,
  SourceFile,
  TypeNode,
  VariableDeclaration,
  ts as compiler,
} from 'ts-morph';
import { mergedType } from './merged-type.ts';
import type { CheckedPackage } from './project.ts';
import { STRICT_RULES } from './settings.ts';

type Callable =
  FunctionDeclaration | FunctionExpression | ArrowFunction | MethodDeclaration | GetAccessorDeclaration;
type Valued = VariableDeclaration | PropertyDeclaration | ParameterDeclaration;

/** Where users of a module see a type that nobody has written. */
type Place =
  { readonly kind: 'result'; readonly node: Callable } | { readonly kind: 'value'; readonly node: Valued };

/** Types as cells see them, where no rule of `strict` holds, by the file and the name of what has them. */
export type CellTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What cells take the exports of modules for, as far as nobody has written it: to them an empty array holds anything, and null is
 * everything. A kernel that checks types runs only cells that agree with it.
 */
export function cellTypesOf(checked: CheckedPackage, paths: readonly string[]): CellTypes {
  const { ts } = checked;
  const checker = laxProgram(checked).getTypeChecker();
  const typeOf = ({ kind, node }: Place): string | null => {
    const { compilerNode } = node;
    if (kind === 'value') return textOf(checker.getTypeAtLocation(compilerNode));
    const signature = checker.getSignatureFromDeclaration(compilerNode as compiler.SignatureDeclaration);
    return signature === undefined ? null : textOf(checker.getReturnTypeOfSignature(signature));
  };
  const textOf = (type: compiler.Type): string | null => {
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    // A class without a name has no type that can be written; where one would need an import, none is.
    return /\(Anonymous|import\(/.test(text) ? null : text;
  };
  return new Map(
    paths.map((path) => {
      const untyped = [...placesIn(checked.file(path), checked)].filter(
        ([, each]) => nodeOf(each) === undefined,
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
export function openToCells(checked: CheckedPackage, types: CellTypes): void {
  for (const [path, own] of types) {
    for (const [name, place] of placesIn(checked.file(path), checked)) {
      const [seen, written] = [own.get(name), nodeOf(place)];
      if (seen === undefined || written === undefined) continue;
      const text = written.getText();
      const open = mergedType(text, seen, checked.ts);
      if (open !== text) written.replaceWithText(open);
    }
  }
}

function nodeOf({ kind, node }: Place): TypeNode | undefined {
  return kind === 'result' ? node.getReturnTypeNode() : node.getTypeNode();
}

/** The exports of a module with their members and parameters; names that several have are the last one's. */
function placesIn(source: SourceFile, { ts }: CheckedPackage): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const addCallable = (name: string, node: Callable): void => {
    places.set(`${name}()`, { kind: 'result', node });
    node.getParameters().forEach((each, at) => {
      places.set(`${name} ${at}`, { kind: 'value', node: each });
    });
  };
  const addValue = (name: string, node: VariableDeclaration | PropertyDeclaration): void => {
    const value =
      node.getInitializerIfKind(ts.SyntaxKind.ArrowFunction) ??
      node.getInitializerIfKind(ts.SyntaxKind.FunctionExpression);
    if (value === undefined) places.set(name, { kind: 'value', node });
    else addCallable(name, value);
  };
  for (const each of source.getFunctions())
    if (each.isExported() && each.getOverloads().length === 0) addCallable(each.getName() ?? '', each);
  for (const each of source.getVariableDeclarations()) if (each.isExported()) addValue(each.getName(), each);
  for (const each of source.getClasses().filter((one) => one.isExported())) {
    const owner = each.getName() ?? '';
    for (const member of each.getMethods())
      if (member.getOverloads().length === 0) addCallable(`${owner}.${member.getName()}`, member);
    for (const member of each.getGetAccessors()) addCallable(`${owner}.${member.getName()}`, member);
    for (const member of each.getProperties()) addValue(`${owner}.${member.getName()}`, member);
    const [maker] = each.getConstructors();
    maker?.getParameters().forEach((parameter, at) => {
      places.set(`${owner} ${at}`, { kind: 'value', node: parameter });
    });
  }
  return places;
}

/** The package again, by the rules of cells. What was parsed serves both. */
function laxProgram({ project, ts }: CheckedPackage): compiler.Program {
  const strict = project.getProgram().compilerObject;
  const library =
    strict.getSourceFiles().find((file) => strict.isSourceFileDefaultLibrary(file))?.fileName ?? '';
  const options: compiler.CompilerOptions = {
    ...strict.getCompilerOptions(),
    ...Object.fromEntries(
      ['strict', 'noImplicitAny', 'noUncheckedIndexedAccess', ...STRICT_RULES].map((rule) => [rule, false]),
    ),
    alwaysStrict: true,
  };
  return ts.createProgram({
    rootNames: strict.getRootFileNames(),
    options,
    host: {
      ...project.getModuleResolutionHost(),
      getSourceFile: (name) => strict.getSourceFile(name),
      getDefaultLibFileName: () => library,
      getDefaultLibLocation: () => library.slice(0, library.lastIndexOf('/')),
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      writeFile: () => undefined,
    },
  });
}

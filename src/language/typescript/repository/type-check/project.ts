import { isDeepStrictEqual } from 'node:util';
import type { Project, SourceFile } from 'ts-morph';
import { EXTRA_RULES, STRICT_RULES } from './settings.ts';
import type { TypeSettings } from './settings.ts';

/** A file of a package that is checked. */
export interface CheckedFile {
  /** From the package's root. */
  readonly path: string;
  readonly text: string;
}

/** Files of packages of types, by their path from the root: `node_modules/@types/node/index.d.ts`. */
export type TypeFiles = ReadonlyMap<string, string>;

/** A package in memory, with the language's library. */
export interface CheckedPackage {
  readonly project: Project;
  readonly ts: typeof import('ts-morph').ts;
  /** The file of a path. */
  readonly file: (path: string) => SourceFile;
}

/** Puts files where the compiler finds them. It is loaded only here, for it takes a while. */
export async function openPackage(
  files: readonly CheckedFile[],
  types: TypeFiles,
  settings: TypeSettings,
): Promise<CheckedPackage> {
  const { Project: MorphProject, ts } = await import('ts-morph');
  const project = new MorphProject({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    compilerOptions: compilerOptions(settings, ts),
  });
  const system = project.getFileSystem();
  system.writeFileSync('/package.json', '{ "type": "module" }');
  for (const [path, text] of types) system.writeFileSync(`/${path}`, text);
  for (const { path, text } of files) project.createSourceFile(`/${path}`, text);
  return { project, ts, file: (path) => project.getSourceFileOrThrow(`/${path}`) };
}

/** Sets the compiler's options. That parses every file anew, so it's left out where it changes nothing. */
export function setOptions({ project }: CheckedPackage, options: import('ts-morph').CompilerOptions): void {
  const current = project.compilerOptions.get();
  const isSame = Object.entries(options).every(([key, value]) => isDeepStrictEqual(current[key], value));
  if (!isSame) project.compilerOptions.set(options);
}

/** The options of the package's own tsconfig.json, as the compiler takes them. */
export function compilerOptions(
  settings: TypeSettings,
  ts: CheckedPackage['ts'],
): import('ts-morph').CompilerOptions {
  const off = new Set(settings.relaxed.map(({ rule }) => rule));
  // Each is named, since options that are set leave others as they were.
  const rules = [
    ...EXTRA_RULES.map((rule) => [rule, settings.extra.includes(rule)] as const),
    ...STRICT_RULES.map((rule) => [rule, !off.has(rule)] as const),
  ];
  return {
    target: ts.ScriptTarget.ES2023,
    lib: settings.libraries.map((library) => `lib.${library.toLowerCase()}.d.ts`),
    module: ts.ModuleKind.NodeNext,
    types: [...settings.globals],
    jsx: ts.JsxEmit.React,
    experimentalDecorators: settings.experimentalDecorators,
    strict: true,
    ...Object.fromEntries(rules),
    verbatimModuleSyntax: true,
    isolatedModules: true,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    skipLibCheck: true,
    noEmit: true,
  };
}

/** One error of the compiler. */
export interface TypeError {
  readonly path: string;
  readonly code: number;
  readonly message: string;
  /** Offset in the file. */
  readonly start: number;
  readonly length: number;
  /** 1-based. */
  readonly line: number;
}

/** What the compiler says of some files, in their order. */
export function errorsIn(checked: CheckedPackage, paths: readonly string[]): readonly TypeError[] {
  const { project, ts } = checked;
  const program = project.getProgram();
  return paths.flatMap((path) => {
    const source = checked.file(path);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
      ...program.getDeclarationDiagnostics(source),
    ];
    return found
      .filter((each) => each.getCategory() === ts.DiagnosticCategory.Error)
      .map((each): TypeError => ({
        path,
        code: each.getCode(),
        message: ts.flattenDiagnosticMessageText(each.compilerObject.messageText, ' '),
        start: each.getStart() ?? 0,
        length: each.getLength() ?? 0,
        line: each.getLineNumber() ?? 1,
      }));
  });
}

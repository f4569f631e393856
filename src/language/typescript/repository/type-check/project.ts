import ts from 'typescript';
import type { TextEdit } from '../../../../text/span.ts';
import { applyEdits } from '../../../../text/span.ts';
import { EXTRA_RULES } from './settings.ts';
import type { TypeSettings } from './settings.ts';

/** A file of a package that is checked. */
export interface CheckedFile {
  /** From the package's root. */
  readonly path: string;
  readonly text: string;
}

/** Files of the language's library and of packages of types, by their path from the root: `node_modules/@types/node/index.d.ts`. */
export type TypeFiles = ReadonlyMap<string, string>;

const TARGET = ts.ScriptTarget.ES2023;

/** A package in memory, as an editor has it open: what changes is parsed again, and nothing else. */
export interface CheckedPackage {
  readonly service: ts.LanguageService;
  /** Of the files and settings as they are now. */
  readonly program: () => ts.Program;
  /** Empty where there is no such file. */
  readonly text: (path: string) => string;
  /** Puts a file into the package, or another text into one that is there. */
  readonly write: (path: string, text: string) => void;
  readonly configure: (settings: TypeSettings) => void;
}

/** Puts files where the compiler finds them. */
export function openPackage(
  files: readonly CheckedFile[],
  types: TypeFiles,
  first: TypeSettings,
): CheckedPackage {
  const own = new Map(files.map(({ path, text }) => [`/${path}`, { text, version: 0 }]));
  const there = new Map([...types, ['package.json', '{ "type": "module" }']]);
  let options = compilerOptions(first);
  const textOf = (path: string): string | undefined => own.get(path)?.text ?? there.get(path.slice(1));
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...own.keys()],
    getScriptVersion: (path) => String(own.get(path)?.version ?? 0),
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: (each) => `/node_modules/typescript/lib/${ts.getDefaultLibFileName(each)}`,
    fileExists: (path) => textOf(path) !== undefined,
    readFile: textOf,
    useCaseSensitiveFileNames: () => true,
  };
  const service = ts.createLanguageService(host, parsedFiles(types));
  const program = (): ts.Program => {
    const current = service.getProgram();
    if (current === undefined) throw new RangeError('no program');
    return current;
  };
  return {
    service,
    program,
    text: (path) => textOf(`/${path}`) ?? '',
    write: (path, text) => {
      const before = own.get(`/${path}`);
      if (before?.text !== text) own.set(`/${path}`, { text, version: (before?.version ?? 0) + 1 });
    },
    configure: (settings) => {
      options = compilerOptions(settings);
    },
  };
}

interface ParsedFile {
  readonly file: ts.SourceFile;
  readonly version: string;
}

/** Files of types are parsed once for all packages that are checked with them. */
const parsedTypes = new WeakMap<TypeFiles, Map<string, ParsedFile>>();

/**
 * What the language service has parsed, each file once for each of its texts, whatever the settings: none that changes here changes
 * how files are parsed. Of files of types the comments aren't parsed, which are half of them.
 */
function parsedFiles(types: TypeFiles): ts.DocumentRegistry {
  const shared = parsedTypes.get(types) ?? new Map<string, ParsedFile>();
  parsedTypes.set(types, shared);
  const own = new Map<string, ParsedFile>();
  const fileOf: ts.DocumentRegistry['acquireDocumentWithKey'] = (
    ...[name, path, , , snapshot, version, kind, options]
  ) => {
    const isShared = types.has(path.slice(1));
    const parsed = isShared ? shared : own;
    const known = parsed.get(path);
    if (known?.version === version) return known.file;
    const target = typeof options === 'object' ? options : { languageVersion: options ?? TARGET };
    const { ParseAll, ParseNone } = ts.JSDocParsingMode;
    const how = { ...target, jsDocParsingMode: isShared ? ParseNone : ParseAll };
    const file = ts.createLanguageServiceSourceFile(name, snapshot, how, version, false, kind);
    parsed.set(path, { file, version });
    return file;
  };
  return Object.assign(ts.createDocumentRegistry(true), {
    acquireDocumentWithKey: fileOf,
    updateDocumentWithKey: fileOf,
    releaseDocumentWithKey: () => undefined,
  });
}

/** A file as it is now, by itself. */
export function parseFile({ text }: CheckedPackage, path: string): ts.SourceFile {
  return ts.createSourceFile(`/${path}`, text(path), ts.ScriptTarget.Latest, true);
}

/** Changes a file of a package. */
export function editFile(checked: CheckedPackage, path: string, edits: readonly TextEdit[]): void {
  checked.write(path, applyEdits(checked.text(path), edits));
}

/** The options of the package's own tsconfig.json, as the compiler takes them. */
function compilerOptions(settings: TypeSettings): ts.CompilerOptions {
  return {
    target: TARGET,
    lib: settings.libraries.map((library) => `lib.${library.toLowerCase()}.d.ts`),
    module: ts.ModuleKind.NodeNext,
    types: [...settings.globals],
    jsx: ts.JsxEmit.React,
    experimentalDecorators: settings.experimentalDecorators,
    strict: true,
    ...Object.fromEntries(EXTRA_RULES.map((rule) => [rule, settings.extra.includes(rule)])),
    ...Object.fromEntries(settings.relaxed.map(({ rule }) => [rule, false])),
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
  const program = checked.program();
  return paths.flatMap((path) => {
    const file = program.getSourceFile(`/${path}`);
    if (file === undefined) return [];
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
      ...program.getDeclarationDiagnostics(file),
    ];
    return found
      .filter(({ category }) => category === ts.DiagnosticCategory.Error)
      .map(({ code, messageText, start = 0, length = 0 }): TypeError => ({
        path,
        code,
        message: ts.flattenDiagnosticMessageText(messageText, ' '),
        start,
        length,
        line: file.getLineAndCharacterOfPosition(start).line + 1,
      }));
  });
}

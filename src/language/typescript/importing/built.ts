import ts from 'typescript';
import type { FileText } from '../../package-files.ts';

/** As the pipeline of a made package builds it; cells of tslab are checked against the declarations. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  jsx: ts.JsxEmit.React,
  rewriteRelativeImportExtensions: true,
};

/** What is JavaScript already. */
const SCRIPT = /^src\/.*\.js$/;

/** A module in a package's folder `src`. */
const MODULE = /^src\/(.*?)(?<!\.d)\.(tsx?|mts)$/;

/**
 * The files of a package as `node_modules` holds it: its `package.json`, its modules in JavaScript and their declarations. Each
 * module is translated for itself: nothing is resolved, and what its exports don't write out is `any`.
 */
export function builtPackage(name: string, files: readonly FileText[]): readonly FileText[] {
  const manifest = files.find(({ path }) => path === 'package.json')?.text;
  const modules = files.flatMap(({ path, text }) => {
    if (SCRIPT.test(path)) return [{ path: path.replace(/^src/, 'dist'), text }];
    const stem = MODULE.exec(path)?.[1];
    return stem === undefined ? [] : translated(path, stem, text);
  });
  return [{ path: 'package.json', text: manifestOf(name, manifest) }, ...modules];
}

function translated(path: string, stem: string, text: string): readonly FileText[] {
  const given = { fileName: path, compilerOptions: OPTIONS };
  return [
    { path: `dist/${stem}.js`, text: ts.transpileModule(text, given).outputText },
    { path: `dist/${stem}.d.ts`, text: withScriptEndings(ts.transpileDeclaration(text, given).outputText) },
  ];
}

/** The compiler leaves the specifiers of declarations as they are; those of modules of the package name what was made of these. */
function withScriptEndings(declarations: string): string {
  return declarations.replace(
    /(\b(?:from|import)\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]*?)\.(?:tsx?|mts)\2/g,
    '$1$2$3.js$2',
  );
}

/** The manifest with what says where the package is entered, and without what npm would do with it. */
function manifestOf(name: string, text: string | undefined): string {
  const { version, dependencies } = fieldsOf(text);
  const entry = { types: './dist/index.d.ts', default: './dist/index.js' };
  return JSON.stringify({
    name,
    version: version ?? '0.1.0',
    type: 'module',
    main: entry.default,
    types: entry.types,
    exports: { '.': entry, './package.json': './package.json' },
    dependencies,
  });
}

function fieldsOf(text: string | undefined): { readonly version?: unknown; readonly dependencies?: unknown } {
  try {
    const fields: unknown = JSON.parse(text ?? '{}');
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}

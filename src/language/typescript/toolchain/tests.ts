import { join } from 'node:path';
import type { FileText } from '../../package-files.ts';
import type { RunTests, TestRequest } from '../../tests.ts';
import { wayTo } from '../importing/index.ts';
import { semanticsOf } from '../kernels/index.ts';
import { runTestFiles } from '../record/index.ts';
import type { TestRuntime } from '../record/run-tests.ts';

/** Runs a package's tests in Node, as its pipeline does, or in Deno where only that has what the package depends on. */
export const runTests: RunTests = (request) => runTestFiles(runtimeFor(request), request);

function runtimeFor({ environment, importers, files }: TestRequest): TestRuntime {
  const node: TestRuntime = { kind: 'node', executable: process.execPath, nodeModules: null };
  const [importer] = importers;
  if (importer === undefined || !hasDependencies(files)) return node;
  const way = wayTo(importer.notebook, importer.folder);
  if (way.kind === 'npm') return { ...node, nodeModules: join(way.folder, 'node_modules') };
  const { executable } = environment;
  const isDeno = semanticsOf(importer.notebook).kernel === 'deno' && executable !== null;
  return isDeno ? { kind: 'deno', executable, nodeModules: null } : node;
}

function hasDependencies(files: readonly FileText[]): boolean {
  const text = files.find(({ path }) => path === 'package.json')?.text ?? '{}';
  const { dependencies = {} } = JSON.parse(text) as { readonly dependencies?: object };
  return Object.keys(dependencies).length > 0;
}

import { dirname } from 'node:path';
import ts from 'typescript';
import { runProgram } from '../../../kernel/index.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { InstallTarget } from '../../installer.ts';
import { denoProgram, semanticsOf } from '../kernels/index.ts';

/**
 * Imports a package as a notebook's kernel does, in a process of its own in the notebook's folder; for tslab also as its
 * compiler looks for it.
 * @throws SolidifyError (refused) `import-failed` with the end of the output.
 */
export async function requireResolved(
  { notebook, path }: InstallTarget,
  name: string,
  onLine: (line: string) => void,
): Promise<void> {
  const folder = dirname(path);
  const isDeno = semanticsOf(notebook).kernel === 'deno';
  const specifier = JSON.stringify(name);
  const command = isDeno
    ? [denoProgram(notebook) ?? 'deno', 'eval', `await import(${specifier})`]
    : ['node', '--eval', `require(${specifier})`];
  const { status, tail } = await runProgram(command, { folder, tail: 8, onLine });
  if (status === null) {
    // Without the program there is no kernel either: what it would find can't be told.
    onLine(`${command[0] ?? ''} was not found: whether the notebook finds ${name} wasn't tried`);
    return;
  }
  if (status !== 0) throw notResolved(path, name, tail);
  if (!isDeno && !isFoundByCompiler(folder, name))
    throw notResolved(
      path,
      name,
      'the compiler of tslab doesn’t find it: its package.json lacks main and types',
    );
}

/** Whether tslab's compiler finds a package, without which no cell that imports it runs. */
function isFoundByCompiler(folder: string, name: string): boolean {
  // It reads `main` and `types`, and no `exports`.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const options: ts.CompilerOptions = { moduleResolution: ts.ModuleResolutionKind.Node10 };
  const found = ts.resolveModuleName(name, `${folder}/notebook.ts`, options, ts.sys);
  return found.resolvedModule !== undefined;
}

function notResolved(path: string, name: string, tail: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'import-failed',
    `the package was installed, but importing ${name} fails:\n${tail}`,
    {
      place: { file: path },
      hint: 'Nothing was written. Import it in a new notebook beside this one to see more.',
    },
  );
}

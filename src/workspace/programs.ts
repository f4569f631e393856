import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path';

/** Variables of a process's environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A command's file: a path as given, a bare name on the PATH; null where there is none that can be started. */
export function findExecutable(command: string, variables: Variables): string | null {
  if (command.includes('/') || command.includes(sep)) {
    const path = resolve(command);
    return isExecutable(path) ? path : null;
  }
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (variables.PATH ?? variables.Path ?? '')
    .split(delimiter)
    .filter((path) => isAbsolute(path));
  return (
    folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))).find(isExecutable) ??
    null
  );
}

/** Whether a path leads to a file that may be started. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a program says to stdout, for at most 20 seconds; null where it can't be started or fails. */
export function askProgram(executable: string, args: readonly string[]): string | null {
  const answer = spawnSync(executable, [...args], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return answer.status === 0 ? answer.stdout : null;
}

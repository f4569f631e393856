import type { InstallCell } from '../../../program/language.ts';

/**
 * The source of a cell that installs a package with npm where the folder of the notebook hasn't got it, and does nothing
 * where it has. What it uses is Node's, which both Deno and tslab provide, and it binds no name.
 */
export function installCellSource({ title, importName, source }: InstallCell): string {
  return [
    `// ${title}`,
    `if (!(await import("node:fs")).existsSync("node_modules/${importName}/package.json")) {`,
    `  (await import("node:child_process")).execSync("npm install ${source}", { stdio: "inherit" });`,
    '}',
  ].join('\n');
}

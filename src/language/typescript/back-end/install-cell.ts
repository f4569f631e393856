import type { InstallCell } from '../../../program/language.ts';

/**
 * The source of a cell that installs a package with npm where neither the folder of the notebook nor one above it has got it,
 * and does nothing where one has. What it uses is Node's, which both Deno and tslab provide; the notebook gets no name of it.
 */
export function installCellSource({ title, importName, source }: InstallCell): string {
  return [
    `// ${title}`,
    '{',
    '  const { existsSync } = await import("node:fs");',
    '  const { createRequire } = await import("node:module");',
    `  const folders = createRequire(process.cwd() + "/").resolve.paths("${importName}") ?? [];`,
    `  if (!folders.some((folder) => existsSync(folder + "/${importName}/package.json"))) {`,
    `    (await import("node:child_process")).execSync("npm install ${source}", { stdio: "inherit" });`,
    '  }',
    '}',
  ].join('\n');
}

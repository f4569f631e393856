import type { InstallCell } from '../../../program/language.ts';

/**
 * The source of a cell that installs a package where its regular package isn't found, and does nothing where it is. The
 * package isn't imported for that, lest it comes before the notebook's settings; a folder that only has its name is no
 * package to find. In a running kernel the import works at once: the directories are looked through again.
 */
export function installCellSource({ title, importName, source, isScript }: InstallCell): string {
  const install = isScript
    ? [
        '    import subprocess',
        '    import sys',
        `    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "${source}"], check=True)`,
      ]
    : [`    %pip install -q "${source}"`];
  return [
    `# ${title}`,
    'import importlib.util',
    `if getattr(importlib.util.find_spec("${importName}"), "origin", None) is None:`,
    ...install,
    '    importlib.invalidate_caches()',
  ].join('\n');
}

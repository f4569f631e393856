import type { SourceReader } from '../../program/language.ts';
import type { ModulesBeside } from '../language.ts';

/** Python looks beside the notebook first, so a file there wins over an installed module of the same name. */
export const modulesBeside: ModulesBeside = {
  localModules: ({ statements }, beside) => {
    const imported = new Set(
      statements.flatMap((statement) =>
        statement.kind === 'import' ? statement.names.map(({ module }) => module) : [],
      ),
    );
    const isLocal = (module: string): boolean =>
      beside.some((reader) => isBeside(module.split('.')[0] ?? '', reader));
    return new Set([...imported].filter(isLocal));
  },
  candidates: ({ module, member }) => {
    if (module.startsWith('.')) return [];
    return member === null ? [module] : [module, `${module}.${member}`];
  },
  pathOf: (module, beside) => {
    const path = `${module.replaceAll('.', '/')}.py`;
    return isInPlainFolders(module, beside) && beside.exists(path) ? path : null;
  },
};

/** Whether a top-level module of this name is beside a notebook. */
export function isBeside(name: string, reader: SourceReader): boolean {
  return name !== '' && (reader.exists(`${name}.py`) || reader.exists(`${name}/__init__.py`));
}

/** Importing a module runs the files of the packages that it is in: those that hold code are more than a folder. */
function isInPlainFolders(module: string, beside: SourceReader): boolean {
  const parts = module.split('.').slice(0, -1);
  return parts.every((_, index) => {
    const file = `${parts.slice(0, index + 1).join('/')}/__init__.py`;
    return !beside.exists(file) || beside.read(file)?.trim() === '';
  });
}

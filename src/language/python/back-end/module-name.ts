import { PYTHON_KEYWORDS, PYTHON_SOFT_KEYWORDS, STANDARD_LIBRARY_MODULES } from '../names/index.ts';

/** Names that no file may have on Windows, whatever its ending. */
const DEVICES = /^(con|prn|aux|nul|(com|lpt)\d)$/;

/** Whether a name can be used for a module, or for a package: an identifier, no keyword, no name of the standard library. */
export function isModuleName(name: string): boolean {
  // As a file's name it must be the same on every file system: no capitals, no letters that may be composed in two ways.
  return (
    // Names that start with two underscores are Python's own: __init__, __main__.
    /^(?!__)[a-z_][a-z0-9_]{0,99}$/.test(name) &&
    !DEVICES.test(name) &&
    !PYTHON_KEYWORDS.has(name) &&
    !PYTHON_SOFT_KEYWORDS.has(name) &&
    !STANDARD_LIBRARY_MODULES.has(name)
  );
}

export { PYTHON_BUILTINS, PYTHON_KEYWORDS, PYTHON_SOFT_KEYWORDS, STANDARD_LIBRARY_MODULES } from './names.ts';
export { mangle, normalizeIdentifier } from './identifiers.ts';

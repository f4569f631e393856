export { readPipInstalls } from './pip-install.ts';
export { pythonVersions, requiresPython } from './python-versions.ts';
export { resolveRequirements } from './resolve.ts';

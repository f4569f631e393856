export { readPipInstalls } from './pip-install.ts';
export { pythonVersions, requiresPython } from './python-versions.ts';
export { readRequirementFile, REQUIREMENT_FILES } from './requirement-files.ts';
export { resolveRequirements } from './resolve.ts';

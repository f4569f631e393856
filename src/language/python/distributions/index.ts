export { readInstallFiles, readPipInstalls } from './pip-install.ts';
export { pythonVersions } from './python-versions.ts';
export { includedFiles, readRequirementFile, REQUIREMENT_FILES } from './requirement-files.ts';
export { normalizeName } from './name.ts';
export { resolveRequirements } from './resolve.ts';

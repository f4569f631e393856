/** What the files of a Python package say of it, and changes of them that keep every other character. */
export { asksForHints, packsData, releaseTool } from './conventions.ts';
export { addingRequirements, addingTestRequirements } from './dependencies.ts';
export { readLayout } from './layout.ts';
export { PYPROJECT, readPyproject } from './project.ts';
export { readStyle } from './style.ts';
export { nextVersion, readVersion, settingVersion } from './version.ts';

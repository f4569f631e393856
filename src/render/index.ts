export { renderRepository } from './repository.ts';
export { skipWords } from './tests/index.ts';
export { ADDRESSED_FILES, withAddress } from './scaffold/index.ts';
export { renderGrowth, sourceFolder, strictModules } from './growth/index.ts';

export { planFileText, readPlanFile } from './plan-file.ts';
export { placeDefinitions } from './placement.ts';
export { readDecisions } from './read.ts';

export { isRunAtOnce } from './calls.ts';
export { evaluationOf } from './evaluation.ts';
export { docExamples, examplesOf } from './examples.ts';
export { measuresOf } from './measures.ts';
export { operationsOf } from './operations.ts';
export { changesHanded } from './own-values.ts';

/**
 * The public API: the verbs. Each returns a report as plain data; report/ turns reports into text or JSON.
 */
export { scan } from './verbs/scan.ts';
export { explain } from './verbs/explain.ts';
export { prepareExtraction } from './verbs/extract/prepare.ts';
export { applyExtraction, plannedReport } from './verbs/extract/apply.ts';
export { publish } from './verbs/publish.ts';
export { undoExtraction } from './verbs/undo.ts';
export { verify } from './verbs/verify.ts';
export { check } from './verbs/check/check.ts';
export { inline } from './verbs/inline.ts';

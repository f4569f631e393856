export { diffText } from './diff.ts';
export { errorText } from './error.ts';
export { explainText } from './explain.ts';
export { extractJson, outcomeText, planText } from './extract.ts';
export { scanJson, scanText } from './scan.ts';
export { verificationJson, verificationText } from './verification.ts';

export { bare, isAssignmentOperator } from './expression.ts';
export { parseTypescript } from './parser.ts';
export { codeLines } from './code-lines.ts';

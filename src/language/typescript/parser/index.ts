export { bare, isAssignmentOperator } from './expression.ts';
export { parseTypescript } from './parser.ts';

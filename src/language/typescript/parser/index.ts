export { bare, isAssignmentOperator } from './expression.ts';
export { parseObject } from './object.ts';
export { parseTypescript } from './parser.ts';
export { codeLines } from './code-lines.ts';
export { pathTo } from './path.ts';

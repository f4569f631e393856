export { createPythonParser } from './parser.ts';
export { childByField, childrenByField, hasToken, namedChildren } from './node.ts';

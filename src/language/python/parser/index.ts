export { createPythonParser } from './parser.ts';
export { childByField, childrenByField, emptyModule, hasToken, namedChildren } from './node.ts';

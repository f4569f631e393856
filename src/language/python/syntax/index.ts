export { sameSyntax, syntaxHash } from './syntax.ts';

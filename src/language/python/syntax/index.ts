export { syntaxHashes } from './hashes.ts';
export { hashesWithoutName, sameSyntax, syntaxHash } from './syntax.ts';

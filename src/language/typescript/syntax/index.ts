export { canonicalSyntax } from './canonical.ts';
export { hashSyntax, sameSyntax } from './syntax.ts';

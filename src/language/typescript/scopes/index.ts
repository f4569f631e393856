export { resolveNames } from './cell-names.ts';
export { boundIn, hasModifier, importedIn, isAmbient, isInstantiated } from './declarations.ts';
export { declaredKind } from './declared-kind.ts';
export { DEFAULT_MEMBER, identityOf, importOf } from './imports.ts';
export { ANY_SPACE, NAMESPACE, TYPE, VALUE } from './scope.ts';

export { semanticsOf } from './semantics.ts';
export { findKernel } from './find-kernel.ts';

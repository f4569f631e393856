export { semanticsOf } from './semantics.ts';
export { denoProgram, findKernel } from './find-kernel.ts';

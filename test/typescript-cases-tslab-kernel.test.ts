import { realKernels } from './typescript-case-runs.ts';
import { testTypeScriptCases } from './typescript-case-tests.ts';

// A dozen in real kernels: what the protocol, late results or the kernel's own start may have a part in. The long tests run all of them.
testTypeScriptCases('tslab', realKernels, [
  'class-redefined-later',
  'closure-of-an-earlier-cell',
  'const-redeclared-later',
  'enum',
  'lift-computed-value',
  'order-of-console-lines',
  'printed-later',
  'promise-shown',
  'require-in-a-body',
  'this-in-a-function',
  'tslab-display',
  'types-that-callers-need',
]);

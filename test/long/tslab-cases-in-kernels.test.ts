import { realKernels } from '../typescript-case-runs.ts';
import { testTypeScriptCases } from '../typescript-case-tests.ts';

testTypeScriptCases('tslab', realKernels);

/**
 * Disk and Git: the only folder that touches either. Reading gives texts, writing takes change sets.
 */
export { ownThread, processors, startThread } from './threads.ts';
export { findInputs, lastChangeOf, readInput, readInputs } from './inputs.ts';
export { sourceReaderFor } from './beside.ts';
export { homeFolder, isThere, listNames, readText, realPathOf, sizeOf } from './file.ts';
export { findJupyterClient } from './jupyter-client.ts';
export { findKernelspecs } from './kernelspecs.ts';
export { askProgram, findExecutable, isExecutable } from './programs.ts';
export { requireFreeTarget, stageRepository } from './stage.ts';
export { applyChangeSet } from './apply.ts';
export { rememberFiles } from './remembered.ts';
export { applyNotebooks, isAsWritten, undo } from './undo.ts';
export { isInsideWorkTree, provenancePath } from './git/work-tree.ts';
export { commitEdit } from './git/edit.ts';
export { pipAddress, remoteAddress } from './git/address.ts';
export { push, requireEmptyRemote, requireFastForward } from './git/remote.ts';
export { committingIn } from './git/growth.ts';
export { stageGrowth } from './growth-stage.ts';
export { readAsset, readTemplates, readTypePackages, ownVersion } from './assets.ts';
export { readIdentity } from './git/identity.ts';
export { readPlan, writePlan } from './plan-file.ts';
export { makeScratch } from './scratch.ts';
export { writeTemporaryFiles } from './temporary-files.ts';
export { openBlobs } from './git/history/blobs.ts';
export { indexLog, newestVersion } from './git/history/lineage.ts';
export { readLog } from './git/history/log.ts';
export { nearestRoot, openRepository } from './git/history/repository.ts';
export { noCache, openCache } from './cache.ts';

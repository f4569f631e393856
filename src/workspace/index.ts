/**
 * Disk and Git: the only folder that touches either. Reading gives texts, writing takes change sets.
 */
export { ownThread, processors, startThread } from './threads.ts';
export { findInputs, lastChangeOf, readInput, readInputs } from './inputs.ts';
export { sourceReaderFor } from './beside.ts';
export { realPathOf } from './file.ts';
export { requireFreeTarget, stageRepository } from './stage.ts';
export { applyChangeSet } from './apply.ts';
export { applyNotebooks, isAsWritten, undo } from './undo.ts';
export { isInsideWorkTree, provenancePath } from './git/work-tree.ts';
export { commitEdit } from './git/edit.ts';
export { pipAddress, remoteAddress } from './git/address.ts';
export { push, requireEmptyRemote, requireFastForward } from './git/remote.ts';
export { committingIn } from './git/growth.ts';
export { stageGrowth } from './growth-stage.ts';
export { readAsset, readRecorder, readTemplates, ownVersion } from './assets.ts';
export { locatePackage, readInstalled } from './installed.ts';
export { findInterpreter, locateInterpreter } from './interpreter.ts';
export { moduleFoldersOf } from './module-folders.ts';
export { readIdentity } from './git/identity.ts';
export { readPlan, writePlan } from './plan-file.ts';
export { makeScratch } from './scratch.ts';
export { openBlobs } from './git/history/blobs.ts';
export { indexLog, newestVersion } from './git/history/lineage.ts';
export { readLog } from './git/history/log.ts';
export { nearestRoot, openRepository } from './git/history/repository.ts';
export { noCache, openCache } from './cache.ts';

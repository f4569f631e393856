import { withInstallCells } from '../../plan/index.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import { remoteAddress } from '../../workspace/index.ts';
import type { Installer } from '../../language/installer.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';

/** What is installed from elsewhere has to be pushed there, to an address that can be read. */
export function requireRemote({ push, pinned, install, installCell }: ExtractOptions): void {
  if (pinned && !(install && push !== null)) throw withoutPush('--pinned', '--install and --push');
  if (installCell && push === null) throw withoutPush('--install-cell', '--push');
  if (push !== null) remoteAddress(push);
}

function withoutPush(option: string, others: string): SolidifyError {
  return new SolidifyError(
    'usage',
    'nothing-pushed',
    `${option} goes with ${others}: it is about installing what was pushed`,
    { hint: 'Nothing was written. Give --push <url of an empty repository>, or leave it out.' },
  );
}

/** A plan with the cells of `--install-cell`, where that is asked for. */
export function withAskedInstallCells(
  plan: ExtractionPlan,
  { notebooks, language }: LoadedPrototype,
  { installCell, push }: ExtractOptions,
  installer: Installer,
): ExtractionPlan {
  const address = installCell && push !== null ? installer.address(push) : null;
  return address === null ? plan : withInstallCells(plan, notebooks, address, language.backEnd);
}

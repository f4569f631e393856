import type { PlanWarning } from '../../plan/plan.ts';
import { diffText } from '../diff.ts';
import { rangesText } from './count.ts';

/** What a warning says, in words. */
export function wordWarning(warning: PlanWarning): string {
  switch (warning.code) {
    case 'unverified-requirement':
      return `no distribution is known for \`import ${warning.importName}\`: the package doesn't depend on it yet; add the right line to its configuration before anyone installs it`;
    case 'mutable-constant':
      return wordMutable(warning);
    case 'constant-moved':
      return `${warning.name} moved to ${warning.module}: change it in the package now; assigning it in the notebook has no effect there`;
    case 'patched-later':
      return `an attribute of ${warning.name} is set elsewhere in the notebook: the package on its own doesn't have it`;
    case 'copy-stays':
      return `${warning.name} stays here, and the same moves from ${warning.movesFrom}: from now on there are two, which may come to differ`;
    case 'execution-order': {
      const one = warning.cells.length === 1;
      return `${one ? 'cell' : 'cells'} ${rangesText(warning.cells)} ${one ? 'was' : 'were'} last run in another order than ${one ? 'it stands' : 'they stand'} in: run all before you trust ${one ? 'its output' : 'their outputs'}`;
    }
    case 'relative-path':
      return `${warning.name} uses '${warning.path}', which is looked up from the folder the kernel runs in, wherever the package stands; a parameter would let other callers and tests give theirs: ${warning.name}(…, ${warning.parameter}='${warning.path}')`;
    case 'warns-once':
      return `${warning.name} gives a warning: Python shows it once for each line of a package, where a notebook shows it again in each cell; warnings.simplefilter('always') brings that back`;
    case 'reload-remakes':
      return `with autoreload on, a change of the package makes ${warning.name} anew: members and instances from before are not equal to new ones and isinstance says False; restart the kernel after such a change`;
    case 'renamed-class':
      return `${warning.was} is called ${warning.name} now: what shows the names of classes (an object’s default text, messages of exceptions, pickles) shows the new one`;
    case 'needs-package':
      return `${warning.about} runs ${list(warning.names)} on its workers, which import the package now instead of getting the code sent: install it there too, in the same version`;
    case 'spawn-works':
      return `${list(warning.names)} ${isOrAre(warning.names)} handed to ${warning.about}: in a module that works wherever processes are spawned (macOS, Windows, Python 3.14), which it didn't in a notebook`;
    case 'cold-cache':
      return `${warning.about} keeps results of ${list(warning.names)} on disk by module and file: they are computed anew once`;
    case 'pickles-name-package':
      return `${warning.about}: pickles that hold ${list(warning.names)} name the package from now on, and whoever reads them needs it installed; older files name __main__, where this notebook still imports ${warning.names.length === 1 ? 'it' : 'them'}`;
    case 'personal-data':
      return `the lines of ${warning.name} hold ${PERSONAL[warning.rule]}, and whoever gets the package reads it (line ${warning.line ?? 1} of the cell): take it out, or make it a parameter`;
    case 'shows-places':
      return `${warning.about} prints files and lines: for what moved these are the package's`;
    case 'package-kept': {
      const edited =
        warning.drift === 'package-edited' ? ', which was edited there since it was extracted' : '';
      return `${warning.name} has other code in ${warning.module}${edited}: the package’s counts, and the notebook imports it\n${wordDiff(warning)}`;
    }
    case 'package-replaced':
      return `${warning.name} has other code in the notebook: it takes the place of the one in ${warning.module}, for all who use the package\n${wordDiff(warning)}`;
    case 'no-install-cell':
      return warning.why === 'counts-cells'
        ? 'no install cell was added: the notebook reads results by the number of their cell, which a further cell would change'
        : 'no install cell was added: the script has `from __future__ import …`, which must stay the first code of the file';
  }
}

/** From what goes to what counts. */
function wordDiff({
  code,
  held,
  text,
}: Extract<PlanWarning, { code: 'package-kept' | 'package-replaced' }>): string {
  const [package_, other] = [`${held}\n`, `${text}\n`];
  const sides = code === 'package-kept' ? [other, package_] : [package_, other];
  const [before = '', after = ''] = sides;
  const lines = diffText([{ name: 'code', before, after }])
    .trimEnd()
    .split('\n');
  const first = lines.findIndex((line) => line.startsWith('@@'));
  return lines
    .slice(Math.max(0, first))
    .map((line) => `      ${line}`)
    .join('\n');
}

/** What was found, without showing it. */
const PERSONAL = {
  email: 'what looks like an e-mail address (…@…)',
  'phone-number': 'what looks like a telephone number (…)',
  'card-number': 'what looks like the number of a payment card (…)',
} as const;

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}

function wordMutable({ name, module, sharing }: Extract<PlanWarning, { code: 'mutable-constant' }>): string {
  switch (sharing) {
    case 'used':
      return `${name} moved to ${module} and can be changed in place: notebook and package share one object; change it in the package now, assigning it in the notebook has no effect there`;
    case 'changed':
      return `${name} moved to ${module}, and what moved with it changes it in place: the package's object keeps what was done to it until the kernel restarts`;
    case 'neither':
      return `${name} moved to ${module} and can be changed in place; nothing in the notebook does so`;
  }
}

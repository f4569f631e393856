import type { Drift } from '../../plan/held/compare.ts';
import type { Finding } from '../../plan/held/findings/finding.ts';
import { shellWord } from '../../text/shell-word.ts';

/** What a finding says, and the ways out of it. */
export interface FindingWords {
  readonly message: string;
  readonly hint: string;
}

/** A finding in words; `repository` is the folder of its package's repository, where that is known. */
export function wordFinding(finding: Finding, repository: string | null): FindingWords {
  const { name, notebook } = finding;
  const to = repository === null ? '<its repository>' : shellWord(repository);
  switch (finding.code) {
    case 'drift': {
      const { module, name: held } = finding.held;
      const isSelf = finding.differs === 'itself';
      const what = isSelf
        ? `${name} is other code than ${module}.${held}`
        : `${name} has the code of ${module}.${held}, but ${list(finding.through)} ${finding.through.length === 1 ? 'stands' : 'stand'} for something else here`;
      return {
        message: `${what}${wordDrift(finding.drift)}`,
        hint: [
          `the package from the notebook: solidify extract ${shellWord(notebook)} --to ${to}${takes(finding)}`,
          `or the notebook from the package: replace it by ${finding.held.importLine}`,
          ...(finding.drift === 'different' ? ['or give one of the two another name'] : []),
        ].join('; '),
      };
    }
    case 'pasted-copy': {
      const { module, name: held } = finding.held;
      return {
        message: `${name} is a copy of ${module}.${held}`,
        hint: `replace it by ${finding.held.importLine}`,
      };
    }
    case 'rebound-import':
      return {
        message: `${name} is imported from ${finding.imported} in cell ${finding.importedAt.cell} and ${wordRebinding(finding.how)} here, so that what follows gets something else`,
        hint: 'give one of the two another name',
      };
    case 'unresolved-import': {
      const { module, missing, nearest } = finding;
      const what = missing === 'module' ? `there is no module ${module}` : `${module} has no ${name}`;
      return {
        message: `${what} in the package`,
        hint:
          nearest === null
            ? 'correct the import, or put it back into the package'
            : `did you mean ${nearest}?`,
      };
    }
    case 'not-extracted':
      return {
        message: `${name} has solidified, and no package holds it`,
        hint: `solidify extract ${shellWord(notebook)} --to <its package’s repository>`,
      };
  }
}

/** What else than an edit of the notebook alone has to be asked for. */
function takes({ drift, name }: Extract<Finding, { code: 'drift' }>): string {
  return drift === 'notebook-edited' ? '' : ` --take notebook:${name}`;
}

function wordDrift(drift: Drift): string {
  switch (drift) {
    case 'package-edited':
      return ': the package was edited since';
    case 'notebook-edited':
      return ': the notebook was edited since';
    case 'both-edited':
      return ': both were edited since';
    case 'same':
    case 'lifted':
    case 'different':
      return '';
  }
}

function wordRebinding(how: Extract<Finding, { code: 'rebound-import' }>['how']): string {
  switch (how) {
    case 'definition':
      return 'defined again';
    case 'import':
      return 'imported from elsewhere';
    case 'loop':
      return 'the variable of a loop';
    case 'assignment':
    case 'augmented':
    case 'walrus':
    case 'global':
    case 'with':
    case 'except':
    case 'match':
    case 'deletion':
    case 'magic':
    case 'run':
    case 'opaque':
      return 'bound again';
  }
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

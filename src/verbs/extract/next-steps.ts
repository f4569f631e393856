import type { Notebook } from '../../notebook/notebook.ts';
import type { NextStep } from '../../report/extract.ts';
import { shellWord } from '../../text/shell-word.ts';
import { installing } from './delivery.ts';
import type { PreparedExtraction } from './prepared.ts';

/** The commands and steps that are left to the user, exact for this machine. */
export function nextSteps(prepared: PreparedExtraction, inside: boolean): readonly NextStep[] {
  const { options, folder, growing, environment, notebooks, tools } = prepared;
  const { installer, trustCommand } = tools.toolchain;
  const trusted = notebooks.filter(({ after }) => showsHtml(after)).map(({ target }) => shellWord(target));
  const reload =
    notebooks.length === 1
      ? 'Reload the notebook in Jupyter, restart the kernel, run all.'
      : 'Reload the notebooks in Jupyter, restart their kernels, run all.';
  return [
    ...(options.install ? [] : installer.steps({ ...installing(prepared), folder })),
    ...trusted.map((path) => command(trustCommand(environment, path))),
    { kind: 'step', text: reload },
    ...(options.push === null && !inside && growing?.kind !== 'own'
      ? [command(`solidify publish ${shellWord(folder)} --push <url of an empty repository>`)]
      : []),
    { kind: 'step', text: `To put the ${notebooks.length === 1 ? 'notebook' : 'notebooks'} back:` },
    command(`solidify undo ${shellWord(folder)}`),
  ];
}

function command(text: string): NextStep {
  return { kind: 'command', text };
}

/** Jupyter trusts HTML in outputs only in notebooks that it wrote itself. */
function showsHtml({ cells }: Notebook): boolean {
  return cells.some(({ outputs }) =>
    outputs.some(
      (output) => 'data' in output && ('text/html' in output.data || 'application/javascript' in output.data),
    ),
  );
}

import type { Notebook } from '../../notebook/notebook.ts';
import type { PreparedExtraction } from './prepared.ts';

/** The commands and steps that are left to the user, exact for this machine. */
export function nextSteps(
  { options, folder, environment, notebooks }: PreparedExtraction,
  inside: boolean,
): readonly string[] {
  const python = environment.interpreter?.executable ?? 'python3';
  const trusted = notebooks.filter(({ after }) => showsHtml(after)).map(({ target }) => target);
  return [
    ...(options.install ? [] : [`${quoted(python)} -m pip install -e ${quoted(folder)}`]),
    ...trusted.map((path) => `jupyter trust ${quoted(path)}`),
    'Reload the notebook in Jupyter, restart the kernel, run all.',
    ...(options.push === null && !inside
      ? [`solidify publish ${quoted(folder)} --push <url of an empty repository>`]
      : []),
    `solidify undo ${quoted(folder)} puts the notebooks back.`,
  ];
}

/** Jupyter trusts HTML in outputs only in notebooks that it wrote itself. */
function showsHtml({ cells }: Notebook): boolean {
  return cells.some(({ outputs }) =>
    outputs.some(
      (output) => 'data' in output && ('text/html' in output.data || 'application/javascript' in output.data),
    ),
  );
}

/** Quoted for a POSIX shell where it has to be. */
function quoted(text: string): string {
  return /^[\w./:@%+=,~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

import type { Program } from '../program/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { PrototypeNotebook } from './prototype.ts';

/** A notebook, or a module as one, whose code is looked at without a search for secrets or for what lies beside it. */
export function bareNotebook(notebook: Notebook, program: Program): PrototypeNotebook {
  const runs = program.statements.flatMap((statement) =>
    statement.kind === 'magic' && statement.runs !== null ? [statement.runs] : [],
  );
  return {
    notebook,
    program,
    secrets: [],
    personalData: [],
    localModules: new Set(),
    runFiles: new Map(runs.map((run) => [run.program, bareNotebook(run.notebook, run.program)])),
    moduleFiles: new Map(),
  };
}

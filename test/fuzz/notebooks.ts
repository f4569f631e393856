import { loadCases } from '../case-harness.ts';
import { readNotebook } from '../../src/notebook/index.ts';
import { mutatedJson } from './json-mutations.ts';
import type { Random } from './random.ts';
import { mutatedSource } from './source-mutations.ts';

const cases = loadCases().map(({ file, text }) => ({ file, cells: readNotebook(file, text).cells, text }));

/** The sources of the cells of some case. */
function caseOf(random: Random): (typeof cases)[number] {
  const found = cases[random.below(cases.length)];
  if (!found) throw new Error('there are no cases');
  return found;
}

/** A percent script: a case, changed here and there. */
export function script(random: Random): string {
  const { text } = caseOf(random);
  return mutatedSource(random, text);
}

/** An `.ipynb` of version 4 or, now and then, 3: the cells of a case, changed in their sources, their JSON, or both. */
export function ipynb(random: Random): string {
  const isOld = random.happens(0.1);
  const cells = caseOf(random).cells.map(({ kind, source }, index) => {
    const text = random.happens(0.3) ? mutatedSource(random, source) : source;
    const lines = random.happens(0.5) ? text : text.split(/(?<=\n)/);
    const outputs = random.happens(0.3) ? OUTPUTS : [];
    const code = isOld ? { input: lines, prompt_number: index } : { source: lines, execution_count: index };
    return {
      cell_type: kind,
      ...(random.happens(0.7) ? { id: `cell-${random.below(20)}` } : {}),
      metadata: { tags: ['parameters'].slice(random.below(2)) },
      ...(kind === 'code' ? { ...code, outputs } : { source: lines }),
    };
  });
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } };
  const body = isOld
    ? { metadata, nbformat: 3, nbformat_minor: 0, worksheets: [{ cells, metadata: {} }] }
    : { cells, metadata, nbformat: 4, nbformat_minor: 5 };
  const text = JSON.stringify(body, null, random.pick([undefined, 1, '\t']));
  return random.happens(0.7) ? mutatedJson(random, text) : text;
}

const OUTPUTS = [
  { output_type: 'stream', name: 'stdout', text: ['1\n'] },
  { output_type: 'execute_result', execution_count: 1, data: { 'text/plain': '<function f>' }, metadata: {} },
  { output_type: 'error', ename: 'E', evalue: 'x', traceback: [] },
];

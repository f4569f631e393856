import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapes } from './large-notebook.ts';

/** What {@link writeNotebookFolder} writes for 800 notebooks: about 260 MB, 4.8 MB of it code. */
export const notebookFolderSize = { notebooks: 800, bytesOfOutputs: 312_000 } as const;

/** Functions that people paste from notebook to notebook; each notebook has some. */
const POOL = 120;
/** Cells that use them, each with an output. */
const STEPS = 10;

/** The same numbers every time: a linear congruential generator (Numerical Recipes). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Writes as many notebooks as asked for into a folder: functions of their own, functions that other notebooks hold too
 * (some with another line), actions, headings, and outputs, most of them pictures, which make the size.
 */
export function writeNotebookFolder(folder: string, notebooks: number): void {
  for (let index = 0; index < notebooks; index++) {
    const subfolder = join(folder, `part-${Math.floor(index / 40)}`);
    mkdirSync(subfolder, { recursive: true });
    writeFileSync(join(subfolder, `notebook-${index}.ipynb`), notebookText(index));
  }
}

function notebookText(index: number): string {
  const random = numbersFrom(index + 1);
  const subject = `series${index}`;
  const own = [0, 2, 3, 4].map((shape) => functionOf(shape, subject));
  const pasted = Array.from({ length: 4 }, () => {
    const nth = random(POOL);
    const text = functionOf(nth % shapes.length, `shared${nth}`);
    return random(10) === 0 ? text.replace('return ', 'return None or ') : text;
  });
  const cells = [
    markdown(`# Notebook ${index}\n\nWhat the ${subject} files hold, and what we make of them.`),
    code(
      '%matplotlib inline\nimport re\nfrom collections import defaultdict, deque\nfrom functools import lru_cache\n\nimport matplotlib.pyplot as plt\nimport numpy as np\nimport pandas as pd',
      [],
    ),
    code(`${subject.toUpperCase()}_COLUMNS = ('region', 'amount', 'weight')\nWINDOW = 7\ncalls = 0`, []),
    ...own.map((text) => code(text, [])),
    ...pasted.map((text) => code(text, [])),
    markdown('## Results'),
    ...Array.from({ length: STEPS }, (_, step) =>
      code(stepText(subject, step, random), outputs(step, random)),
    ),
  ];
  const numbered = cells.map((cell, nth) => ({
    id: `c${nth}`,
    metadata: {},
    ...cell,
    ...(cell.cell_type === 'code' ? { execution_count: nth + 1 } : {}),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python', version: '3.11.7' },
  };
  return `${JSON.stringify({ cells: numbered, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function functionOf(shape: number, subject: string): string {
  const previous = /def (\w+)/.exec(shapes[shape - 1]?.(subject, '') ?? '')?.[1] ?? '';
  return shapes[shape]?.(subject, previous) ?? '';
}

function stepText(subject: string, step: number, random: (below: number) => number): string {
  const number = random(100);
  return [
    `frame_${step} = pd.read_csv('data/${subject}-${number}.csv', sep=';', parse_dates=['day'])`,
    `frame_${step}['ratio'] = frame_${step}['amount'] / frame_${step}['weight'].clip(lower=${number})`,
    `totals = frame_${step}.groupby('region', as_index=False)['ratio'].agg(['mean', 'max'])`,
    `plt.plot(totals['mean'], label='mean of ${number}')`,
    'plt.show()',
  ].join('\n');
}

/** A picture, or the text of a table. */
function outputs(step: number, random: (below: number) => number): readonly unknown[] {
  const length = Math.floor(notebookFolderSize.bytesOfOutputs / STEPS);
  if (step % 5 === 4) {
    const line = '12  north   17.25   0.125   some words of a log\n';
    return [{ name: 'stdout', output_type: 'stream', text: Array<string>(20).fill(line) }];
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const piece = Array.from({ length: 997 }, () => alphabet[random(64)]).join('');
  const data = {
    'image/png': piece.repeat(Math.ceil((length * 1.25) / 997)),
    'text/plain': ['<Figure size 640x480 with 1 Axes>'],
  };
  return [{ data, metadata: {}, output_type: 'display_data' }];
}

function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function markdown(text: string) {
  return { cell_type: 'markdown', source: lines(text) } as const;
}

function code(text: string, shown: readonly unknown[]) {
  return { cell_type: 'code', source: lines(text), outputs: shown } as const;
}

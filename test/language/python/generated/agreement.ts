import { expect, it } from 'vitest';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonParser } from '../../../python-parser.ts';
import { cellDifferences } from './cell-differences.ts';
import { generateCells, generatePrograms } from './oracle.ts';
import { programDifferences } from './program-differences.ts';
import type { Difference } from './program-differences.ts';

const SEED = 20_261_122;

/** Compares so many generated programs with CPython, and as many cells with IPython; prints the figures. */
export function describeAgreement(count: number): void {
  describeWithPython(`${count} generated programs and cells`, (python) => {
    it("have CPython's names, syntax and verdicts but for named exceptions", async () => {
      const programs = generatePrograms(python, count, SEED);
      expect(programs.length).toBe(count);
      expect(programs.filter((program) => program.refusal === null).length).toBeGreaterThan(count / 3);
      const found = programDifferences(python, await pythonParser(), programs);
      tell(`programs (${programs.flatMap(({ variants }) => variants).length} variants)`, count, found);
      expect(found.filter(({ exception }) => exception === null)).toEqual([]);
    });

    it("have IPython's lines but for named exceptions", async () => {
      const cells = generateCells(python, count, SEED);
      expect(cells.length).toBe(count);
      expect(cells.filter(({ lines }) => (lines?.length ?? 0) > 0).length).toBeGreaterThan(count / 3);
      const found = cellDifferences(await pythonParser(), cells);
      tell('cells', count, found);
      expect(found.filter(({ exception }) => exception === null)).toEqual([]);
    });
  });
}

function countBy(found: readonly Difference[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { exception } of found) {
    const reason = exception ?? 'not named';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

function tell(what: string, count: number, found: readonly Difference[]): void {
  const reasons = countBy(found);
  const lines = [...reasons].map(([reason, each]) => `  ${each} × ${reason}`);
  console.log([`${count} ${what}: ${found.length} differ`, ...lines].join('\n'));
}

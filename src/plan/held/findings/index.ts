import type { PrototypeNotebook } from '../../../analysis/prototype.ts';
import type { BackEnd } from '../../../program/language.ts';
import type { HeldPackage } from '../package.ts';
import type { Finding } from './finding.ts';
import { importFindings } from './imports.ts';
import { ownCodeFindings } from './own-code.ts';

/**
 * What of a notebook doesn't fit with a package, in the order of the notebook: drift, pasted copies, rebound imports,
 * imports that don't resolve. What is pasted over an import is told once, as the copy or the drift that it is.
 */
export function findingsIn(
  owner: PrototypeNotebook,
  held: HeldPackage,
  backEnd: BackEnd,
): readonly Finding[] {
  const own = ownCodeFindings(owner, held, backEnd);
  const told = new Set(own.map(({ cell, line, name }) => `${cell} ${line} ${name}`));
  const others = importFindings(owner, held).filter(
    ({ cell, line, name }) => !told.has(`${cell} ${line} ${name}`),
  );
  return [...own, ...others].sort((a, b) => a.cell - b.cell || a.line - b.line);
}

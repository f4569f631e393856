import type { Call, Definition, Statement } from '../../program/program.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import type { HeldDefinition, HeldModule } from '../held/package.ts';
import type { Packages } from './packages.ts';

/**
 * The line of a module on which it does more than to define and import as it loads; null where it doesn't. What is
 * `inlined` does in the notebook what it did in its module.
 */
export function actingLine(
  module: HeldModule,
  inlined: ReadonlySet<Definition>,
  packages: Packages,
): number | null {
  const { text, program } = module;
  const [problem] = program.diagnostics;
  if (problem !== undefined) return problem.line ?? 1;
  const acting = program.statements.find((statement) => acts(statement, module, inlined, packages));
  return acting === undefined ? null : lineAt(lineIndex(text), acting.at.start);
}

function acts(
  statement: Statement,
  module: HeldModule,
  inlined: ReadonlySet<Definition>,
  packages: Packages,
): boolean {
  switch (statement.kind) {
    case 'import':
      return statement.star !== null;
    case 'definition': {
      const { calls, mutations, evaluation } = statement.definition;
      if (inlined.has(statement.definition)) return false;
      return (
        evaluation.opaque.length > 0 ||
        mutations.some(({ when }) => when === 'definition') ||
        calls.some((call) => call.when === 'definition' && !isHarmless(call, module, packages))
      );
    }
    case 'action':
      return !(statement.isScriptOnly || isDocstring(statement));
    case 'magic':
    case 'opaque':
      return true;
  }
}

function isDocstring({ isExpression, calls, reads, bindings }: Statement & { kind: 'action' }): boolean {
  return isExpression && calls.length === 0 && reads.length === 0 && bindings.length === 0;
}

/** A call that leaves nothing behind: a pure one, or of the package's own function that makes such calls only. */
function isHarmless({ effect, head, callee }: Call, { importName }: HeldModule, packages: Packages): boolean {
  if (effect === 'pure' || effect === 'builds') return true;
  if (head === null || callee !== head) return false;
  const found = packages.memberOf(importName, head);
  return found.kind === 'held' && leavesNothing(found.definition);
}

function leavesNothing({ definition, kind }: HeldDefinition): boolean {
  const { calls, mutations, globalWrites } = definition;
  if (kind !== 'function' || mutations.length > 0 || globalWrites.length > 0) return false;
  // A wrapper calls what it was given: that has no head in its module.
  return calls.every(
    ({ effect, head }) => effect === 'pure' || effect === 'builds' || (effect === 'unknown' && head === null),
  );
}

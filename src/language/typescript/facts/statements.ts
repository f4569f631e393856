import ts from 'typescript';
import type { Call, OpaquePart, Statement, StatementBase } from '../../../program/program.ts';
import { baseOf } from '../../cell-facts.ts';
import { byStart } from '../../operations.ts';
import { sourceOf, spanIn, spanOf } from '../cells/index.ts';
import type { Unit } from '../cells/units.ts';
import type { CellFacts } from './cell-facts.ts';
import { definedBy } from './defined.ts';
import { definitionOf, spanOfUnit } from './definition.ts';
import type { Defined } from './definition.ts';
import { allPassedOn, importBindings, importsOf, passedOn, passedOnBindings } from './imports.ts';
import { examplesOf } from '../effects/index.ts';
import { shownKey } from './shown-key.ts';

/** The statement that a unit is. `displayed`: the cell shows its value; not `isReached`: it never runs, and binds nothing. */
export function statementOf(
  facts: CellFacts,
  unit: Unit,
  { displayed, isReached }: { readonly displayed: boolean; readonly isReached: boolean },
): Statement {
  const { cell, table } = facts;
  const base = baseOf(facts, spanIn(cell, spanOfUnit(cell, unit)));
  const [node] = unit.nodes;
  const imported = importsOf(cell, node);
  if (imported !== null) {
    const text = cell.text.slice(base.at.start, base.at.end);
    const bindings = importBindings(base.bindings, imported);
    const isPlain = ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node);
    // What loads the module is no call that somebody makes.
    const calls = isPlain ? base.calls : [];
    return {
      ...base,
      kind: 'import',
      bindings,
      calls,
      names: imported,
      guarded: false,
      star: null,
      future: false,
      text,
    };
  }
  const exported = exportStatement(facts, node, base);
  if (exported !== null) return exported;
  const defined = definedBy(facts, unit);
  if (defined !== null && (isReached || defined.kind === 'type')) {
    const found = displayed ? withShownKey(facts, unit, defined) : defined;
    return { ...base, kind: 'definition', definition: definitionOf(facts, unit, found) };
  }
  return {
    ...base,
    kind: 'action',
    nested: [],
    isAssert: false,
    isScriptOnly: false,
    calls: [...base.calls, ...loading(facts, node)].sort(byStart),
    isExpression: ts.isExpressionStatement(node),
    displayed,
    examples: examplesOf(cell, node, table, displayed),
  };
}

/** A definition whose computed key the cell shows, and would no longer show without it. */
function withShownKey({ cell }: CellFacts, { nodes }: Unit, defined: Defined): Defined {
  const keys = nodes.map(shownKey).filter((key) => key !== null);
  const opaque = keys.map((key): OpaquePart => ({
    text: sourceOf(cell, key),
    at: spanOf(cell, key),
    isShown: true,
  }));
  const { evaluation } = defined;
  return { ...defined, evaluation: { ...evaluation, opaque: [...evaluation.opaque, ...opaque] } };
}

/** A statement by which a module passes on what another one exports. A cell is a module too, of which nobody imports anything. */
function exportStatement(facts: CellFacts, node: ts.Statement, base: StatementBase): Statement | null {
  const { cell } = facts;
  const names = passedOn(cell, node);
  const star = allPassedOn(node);
  if (names === null && star === null) return null;
  return {
    ...base,
    kind: 'import',
    bindings: names === null ? base.bindings : passedOnBindings(names),
    bindsUnknown: star !== null,
    names: names ?? [],
    guarded: false,
    star,
    future: false,
    text: cell.text.slice(base.at.start, base.at.end),
  };
}

/** A module that is loaded for its effects alone is loaded to set something. */
function loading({ cell }: CellFacts, node: ts.Statement): readonly Call[] {
  const isLoaded =
    (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) ||
    (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly);
  if (!isLoaded) return [];
  return [{ callee: 'import', head: null, at: spanOf(cell, node), effect: 'setting', when: 'definition' }];
}

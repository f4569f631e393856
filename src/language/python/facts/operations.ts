import type { SyntaxNode } from '../parser/node.ts';
import { callFacts, decoratorFacts } from './calls.ts';
import type { ParsedCell } from './cell.ts';
import { dynamicFacts } from './dynamic.ts';
import { callConsequences, classConsequences } from './consequences.ts';
import type { Operations } from '../../operations.ts';
import type { Gathering } from './gathering.ts';
import { handedFacts } from './handed.ts';
import { mutationFacts } from './mutations.ts';
import type { NameTable } from './name-table.ts';
import { tieFacts } from './ties.ts';

/** Walks a cell once and gathers what its code does. */
export function operationsOf(
  cell: ParsedCell,
  table: NameTable,
  namesBoundBy: Gathering['namesBoundBy'],
): Operations & Pick<Gathering, 'handed'> {
  const gathering: Gathering = {
    cell,
    table,
    namesBoundBy,
    calls: [],
    mutations: [],
    ties: [],
    dynamic: [],
    shows: [],
    pickles: [],
    consequences: [],
    handed: [],
  };
  const pending: SyntaxNode[] = [cell.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(gathering, node);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child?.named === true) pending.push(child);
    }
  }
  return gathering;
}

function visit(gathering: Gathering, node: SyntaxNode): void {
  switch (node.type) {
    case 'call':
      callFacts(gathering, node);
      dynamicFacts(gathering, node);
      tieFacts(gathering, node);
      callConsequences(gathering, node);
      handedFacts(gathering, node);
      break;
    case 'class_definition':
      classConsequences(gathering, node);
      break;
    case 'decorator':
      decoratorFacts(gathering, node);
      break;
    case 'assignment':
    case 'augmented_assignment':
    case 'delete_statement':
    case 'for_statement':
    case 'as_pattern':
      mutationFacts(gathering, node);
      handedFacts(gathering, node);
      break;
    case 'string':
      dynamicFacts(gathering, node);
      tieFacts(gathering, node);
      break;
    case 'identifier':
    case 'attribute':
      tieFacts(gathering, node);
      break;
  }
}

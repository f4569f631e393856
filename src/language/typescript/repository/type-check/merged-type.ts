import ts from 'typescript';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';

/**
 * A type that was inferred by strict rules, with what is only true by them taken out: where the same was inferred as any without
 * them, it is any, and a single literal beside null is what cells may compare it with. `| undefined` and `| null` stay: they mean
 * nothing without the rules.
 */
export function mergedType(strict: string, lax: string): string {
  const [first, second] = [typeIn(strict), typeIn(lax)];
  if (first === null || second === null) return strict;
  const edits = differences(first, second).map(({ start, end, text }): TextEdit => ({
    start: start - LEAD.length,
    end: end - LEAD.length,
    text,
  }));
  return applyEdits(strict, edits);
}

/** As the result of a function, where alone a condition on a parameter may stand. */
const LEAD = 'type T = () => ';

function typeIn(text: string): ts.TypeNode | null {
  const [statement, ...others] = ts.createSourceFile(
    'type.ts',
    LEAD + text,
    ts.ScriptTarget.ESNext,
    true,
  ).statements;
  if (statement === undefined || others.length > 0 || !ts.isTypeAliasDeclaration(statement)) return null;
  return ts.isFunctionTypeNode(statement.type) ? statement.type.type : null;
}

function differences(strict: ts.TypeNode, lax: ts.TypeNode): readonly TextEdit[] {
  const replace = (): readonly TextEdit[] => [
    { start: strict.getStart(), end: strict.getEnd(), text: lax.getText() },
  ];
  const { AnyKeyword, BooleanKeyword } = ts.SyntaxKind;
  if (strict.kind === AnyKeyword) return [];
  if (lax.kind === AnyKeyword) return replace();
  // The compiler of tslab makes no conditions on parameters of what a function returns.
  if (ts.isTypePredicateNode(strict)) return lax.kind === BooleanKeyword ? replace() : [];
  if (ts.isParenthesizedTypeNode(strict)) return differences(strict.type, lax);
  if (ts.isParenthesizedTypeNode(lax)) return differences(strict, lax.type);
  const [own, others] = [membersOf(strict), membersOf(lax)];
  if (own.length !== others.length) return opened(strict);
  if (own.length > 1 || ts.isUnionTypeNode(strict)) return pairs(own, others);
  if (ts.isLiteralTypeNode(strict) && /^(?:string|number|bigint|boolean)$/.test(lax.getText()))
    return replace();
  return strict.kind === lax.kind ? inChildren(strict, lax) : opened(strict);
}

/** Without its counterpart: what is empty, and null that stands alone, are any. */
function opened(type: ts.Node): readonly TextEdit[] {
  if (ts.isTypeNode(type) && !ts.isUnionTypeNode(type.parent) && (isNull(type) || isElement(type)))
    return [{ start: type.getStart(), end: type.getEnd(), text: 'any' }];
  return childrenOf(type).flatMap((each) => opened(each));
}

/** Of an empty array. */
function isElement({ kind, parent }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.NeverKeyword && ts.isArrayTypeNode(parent);
}

function isNull(type: ts.TypeNode): boolean {
  const isLiteral = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  return isLiteral || type.kind === ts.SyntaxKind.UndefinedKeyword;
}

/** The parts of a union but for null and undefined; a type that is none is its own part. */
function membersOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (!ts.isUnionTypeNode(type)) return [type];
  return type.types.filter((each) => !isNull(each));
}

/** Types in the same places of two types of one kind. */
function inChildren(strict: ts.Node, lax: ts.Node): readonly TextEdit[] {
  const [own, others] = [childrenOf(strict), childrenOf(lax)];
  if (own.length !== others.length) return [];
  return pairs(own, others);
}

function pairs(own: readonly ts.Node[], others: readonly ts.Node[]): readonly TextEdit[] {
  return own.flatMap((each, at) => {
    const other = others[at];
    if (other === undefined) return [];
    if (ts.isTypeNode(each) && ts.isTypeNode(other)) return differences(each, other);
    return each.kind === other.kind ? inChildren(each, other) : [];
  });
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (each) => {
    children.push(each);
  });
  return children;
}

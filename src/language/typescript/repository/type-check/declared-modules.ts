import ts from 'typescript';

/**
 * Declarations of modules whose types aren't known: each name that is imported from one is a value and a type of any kind, takes
 * as many type arguments as it is given, and holds the types that are read of it.
 * @param texts modules that import them.
 */
export function declaredModules(specifiers: ReadonlySet<string>, texts: readonly string[]): string {
  const names = new Map([...specifiers].sort().map((each) => [each, new Map<string, Uses>()]));
  for (const text of texts) {
    const file = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const own = names.get(statement.moduleSpecifier.text);
      for (const { imported, local } of own === undefined ? [] : importedNames(statement)) {
        const uses = own?.get(imported) ?? noUses();
        own?.set(imported, uses);
        gatherUses(file, local, uses);
      }
    }
  }
  return [...names].map(([specifier, own]) => declarationOf(specifier, own)).join('');
}

/** What the uses of a name ask of its declaration. */
interface Uses {
  /** The most type arguments that it is given as a type, and as a value. */
  readonly most: { asType: number; asValue: number };
  /** Types that are read of it: `Part` of `Whole.Part`. */
  readonly members: Map<string, Uses>;
}

function noUses(): Uses {
  return { most: { asType: 0, asValue: 0 }, members: new Map() };
}

function importedNames({
  importClause,
}: ts.ImportDeclaration): readonly { imported: string; local: string }[] {
  const bindings = importClause?.namedBindings;
  const members =
    bindings !== undefined && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ name, propertyName }) => ({
          imported: (propertyName ?? name).text,
          local: name.text,
        }))
      : [];
  const fallback = importClause?.name;
  return [...(fallback === undefined ? [] : [{ imported: 'default', local: fallback.text }]), ...members];
}

/** A variable of the same name elsewhere only makes the declaration take more. */
function gatherUses(node: ts.Node, local: string, uses: Uses): void {
  if (ts.isIdentifier(node) && node.text === local) gatherUse(node, uses);
  node.forEachChild((child) => {
    gatherUses(child, local, uses);
  });
}

function gatherUse(node: ts.Identifier, uses: Uses): void {
  let current: ts.Node = node;
  let own = uses;
  while (ts.isQualifiedName(current.parent) && current.parent.left === current) {
    const { text } = current.parent.right;
    const member = own.members.get(text) ?? noUses();
    own.members.set(text, member);
    own = member;
    current = current.parent;
  }
  const { parent } = current;
  if (ts.isTypeReferenceNode(parent) && parent.typeName === current) {
    own.most.asType = Math.max(own.most.asType, parent.typeArguments?.length ?? 0);
  } else if (ts.isExpressionWithTypeArguments(parent)) {
    const given = parent.typeArguments?.length ?? 0;
    own.most.asType = Math.max(own.most.asType, given);
    if (!ts.isHeritageClause(parent.parent)) own.most.asValue = Math.max(own.most.asValue, given);
  } else if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    if (parent.expression === current)
      own.most.asValue = Math.max(own.most.asValue, parent.typeArguments?.length ?? 0);
  }
}

/** A module of which no name is imported is one that is taken whole: all of its names are any. */
function declarationOf(specifier: string, names: ReadonlyMap<string, Uses>): string {
  const declared = `declare module ${JSON.stringify(specifier)}`;
  if (names.size === 0) return `${declared};\n`;
  const lines = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, uses]) =>
      name === 'default'
        ? [...linesOf('fallback', uses, ''), '  export default fallback;']
        : linesOf(name, uses, 'export '),
    );
  return [`${declared} {`, ...lines, '}\n'].join('\n');
}

function linesOf(name: string, { most, members }: Uses, prefix: string): readonly string[] {
  return [
    `  ${prefix}const ${name}: ${valueType(most.asValue)};`,
    ...typeLines(name, { most, members }, prefix, '  '),
  ];
}

/** What isn't known takes no type arguments, unless it is said to. */
function valueType(most: number): string {
  if (most === 0) return 'any';
  const given = `${typeParameters(most)}(...given: any[]) => any`;
  return `(${given}) & (new ${given}) & Record<string, any>`;
}

function typeLines(name: string, { most, members }: Uses, prefix: string, indent: string): readonly string[] {
  const type = `${indent}${prefix}type ${name}${typeParameters(most.asType)} = any;`;
  if (members.size === 0) return [type];
  const inner = [...members].flatMap(([member, uses]) => typeLines(member, uses, 'export ', `${indent}  `));
  return [type, `${indent}${prefix}namespace ${name} {`, ...inner, `${indent}}`];
}

function typeParameters(most: number): string {
  const names = Array.from({ length: most }, (_, index) => `T${index + 1} = any`);
  return names.length === 0 ? '' : `<${names.join(', ')}>`;
}

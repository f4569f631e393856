import ts from 'typescript';

/** A reason why an engine refuses a text as a whole. */
export interface SyntaxProblem {
  /** Where, in UTF-16 units. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Early errors that TypeScript's parser leaves to its checker and every engine finds as it compiles a cell, so that
 * nothing of the cell runs.
 */
export function findProblems(file: ts.SourceFile): readonly SyntaxProblem[] {
  return [...redeclared(file), ...misplaced(file)].sort((a, b) => a.offset - b.offset);
}

/** What one declaration gives a name to, of what can't be shared. */
type Declared = 'lexical' | 'var' | 'function';

/** Names that a cell declares twice, of which one is `let`, `const`, `class`, `enum` or imported. */
function redeclared(file: ts.SourceFile): readonly SyntaxProblem[] {
  const known = new Map<string, Declared>();
  const problems: SyntaxProblem[] = [];
  for (const statement of file.statements) {
    for (const { name, how } of declaredBy(statement)) {
      const before = known.get(name.text);
      if (before !== undefined && (before === 'lexical' || how === 'lexical')) {
        problems.push({
          offset: name.getStart(file),
          message: `Identifier '${name.text}' has already been declared.`,
        });
      }
      known.set(name.text, how);
    }
  }
  return problems;
}

interface DeclaredName {
  readonly name: ts.Identifier;
  readonly how: Declared;
}

function declaredBy(statement: ts.Statement): readonly DeclaredName[] {
  if (ts.isImportDeclaration(statement)) {
    return importedIn(statement).map((name) => ({ name, how: 'lexical' }));
  }
  if (ts.isVariableStatement(statement)) {
    if (isAmbient(statement)) return [];
    const { flags, declarations } = statement.declarationList;
    const how: Declared = (flags & ts.NodeFlags.BlockScoped) === 0 ? 'var' : 'lexical';
    return declarations.flatMap(({ name }) => namesIn(name)).map((name) => ({ name, how }));
  }
  if (ts.isClassDeclaration(statement) && statement.name !== undefined && !isAmbient(statement)) {
    return [{ name: statement.name, how: 'lexical' }];
  }
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined && statement.body !== undefined) {
    return [{ name: statement.name, how: 'function' }];
  }
  return [];
}

/** The names that an import gives to values or, for all that is known, may give to some. */
function importedIn({ importClause }: ts.ImportDeclaration): readonly ts.Identifier[] {
  if (importClause === undefined || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { name, namedBindings } = importClause;
  const whole = name === undefined ? [] : [name];
  if (namedBindings === undefined) return whole;
  if (ts.isNamespaceImport(namedBindings)) return [...whole, namedBindings.name];
  return [...whole, ...namedBindings.elements.flatMap((each) => (each.isTypeOnly ? [] : [each.name]))];
}

function isAmbient(node: ts.HasModifiers): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true;
}

function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** What the statements around allow. */
interface Allowed {
  readonly inFunction: boolean;
  readonly inAsync: boolean;
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
}

/** Words of the language that TypeScript's parser takes for names of types, and Deno's for no type at all. */
const NO_TYPES: ReadonlySet<string> = new Set(
  (
    'break case catch class continue debugger default delete do else export extends finally for function if in instanceof ' +
    'new return super switch throw try var while with'
  ).split(' '),
);

/** `return`, `break`, `continue` and `await` where they can't be, and words that are no types. */
function misplaced(file: ts.SourceFile): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const refuse = (node: ts.Node, message: string): void => {
    problems.push({ offset: node.getStart(file), message });
  };
  const visit = (node: ts.Node, allowed: Allowed): void => {
    if (ts.isReturnStatement(node) && !allowed.inFunction) {
      refuse(node, "A 'return' statement can only be used within a function body.");
    }
    if (ts.isBreakStatement(node) && node.label === undefined && !allowed.inLoop && !allowed.inSwitch) {
      refuse(node, "A 'break' statement can only be used within an enclosing iteration or switch statement.");
    }
    if (ts.isContinueStatement(node) && node.label === undefined && !allowed.inLoop) {
      refuse(node, "A 'continue' statement can only be used within an enclosing iteration statement.");
    }
    if (ts.isAwaitExpression(node) && !allowed.inAsync) {
      refuse(
        node,
        "'await' expressions are only allowed within async functions and at the top levels of modules.",
      );
    }
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && NO_TYPES.has(node.typeName.text)) {
      refuse(node, `'${node.typeName.text}' is no type.`);
    }
    const within = allowedWithin(node, allowed);
    ts.forEachChild(node, (child) => {
      visit(child, within);
    });
  };
  visit(file, { inFunction: false, inAsync: true, inLoop: false, inSwitch: false });
  return problems;
}

function allowedWithin(node: ts.Node, allowed: Allowed): Allowed {
  if (ts.isFunctionLike(node)) {
    const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
    const inAsync = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
    return { inFunction: true, inAsync, inLoop: false, inSwitch: false };
  }
  if (ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node)) {
    return { inFunction: false, inAsync: false, inLoop: false, inSwitch: false };
  }
  if (ts.isIterationStatement(node, false)) return { ...allowed, inLoop: true };
  return ts.isSwitchStatement(node) ? { ...allowed, inSwitch: true } : allowed;
}

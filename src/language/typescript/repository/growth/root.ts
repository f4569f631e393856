import type { HeldModule } from '../../../../plan/held/package.ts';
import type { Statement } from '../../../../program/program.ts';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import { exportLine, relativeSpecifier } from '../modules/index.ts';
import type { ModuleText } from '../modules/module.ts';

/** The root of a package, which now passes on what modules have anew, each beside what it has of that module already. */
export function grownRoot(root: HeldModule, modules: readonly ModuleText[]): string {
  const { text, program, path } = root;
  const edits: TextEdit[] = [];
  const lines: string[] = [];
  for (const module of modules) {
    const own = program.statements.filter(
      (each) => each.kind === 'import' && moduleOf(each) === relativeSpecifier(path, module.path),
    );
    if (own.some((each) => each.kind === 'import' && each.star !== null)) continue;
    const known = new Set(
      own.flatMap((each) => (each.kind === 'import' ? each.names : [])).map(({ name }) => name),
    );
    const fresh = {
      ...module,
      values: module.values.filter((name) => !known.has(name)),
      types: module.types.filter((name) => !known.has(name)),
    };
    if (fresh.values.length + fresh.types.length === 0) continue;
    const joined = own.flatMap((each) => joining(each, fresh))[0];
    if (joined === undefined) lines.push(...exportLine(fresh));
    else edits.push(joined);
  }
  const grown = applyEdits(text, edits);
  return lines.length === 0 ? grown : `${grown.trimEnd()}\n${lines.join('\n')}\n`;
}

function moduleOf(statement: Statement & { readonly kind: 'import' }): string {
  return statement.star ?? statement.names[0]?.module ?? '';
}

/** Names at the end of a list; none where the statement has another form. */
function joining(statement: Statement, { values, types }: ModuleText): readonly TextEdit[] {
  if (statement.kind !== 'import') return [];
  const [, list] = /^export\s*\{([^}]*)\}/.exec(statement.text) ?? [];
  if (list === undefined) return [];
  const end = statement.at.start + statement.text.indexOf('}');
  const start = end - (/[\s,]*$/.exec(list)?.[0].length ?? 0);
  const names = [...values, ...types.map((name) => `type ${name}`)].join(', ');
  return [{ start, end, text: `${list.trim() === '' ? ' ' : ', '}${names} ` }];
}

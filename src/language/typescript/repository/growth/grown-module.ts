import type { HeldModule } from '../../../../plan/held/package.ts';
import type { PlannedDefinition, PlannedImport, PlannedModule } from '../../../../plan/plan.ts';
import type { Statement } from '../../../../program/program.ts';
import { neededBefore } from '../../../../render/index.ts';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import { importLines, plannedImports, typedImports, withExports } from '../modules/index.ts';
import type { ModulePaths, ModuleText } from '../modules/module.ts';

/**
 * The text of a module that is there with definitions added, or in the place of others, and what it exports of the plan's. Everything
 * else in it stays as it is. What a definition that takes another one's place mentions stands before it, all else that is new at the end.
 */
export function grownModule(there: HeldModule, planned: PlannedModule, paths: ModulePaths): ModuleText {
  const { text, program, path } = there;
  const edits: TextEdit[] = [];
  const waiting: PlannedDefinition[] = [];
  for (const each of planned.definitions) {
    const statement = statementOf(each, program.statements);
    if (statement === undefined) {
      waiting.push(each);
      continue;
    }
    const needed = neededBefore(each, waiting, wordsIn);
    for (const one of needed) waiting.splice(waiting.indexOf(one), 1);
    edits.push(replacement(text, statement, [...needed, each]));
  }
  const exported = planned.definitions.map((each) => withExports(each.text));
  const body = exported.map((each) => each.text).join('\n\n');
  const imports = importEdit(there, typedImports(path, body, plannedImports(planned, paths)));
  const last = waiting.map((each) => `\n${withExports(each.text).text}\n`).join('');
  const grown = applyEdits(text, [...imports, ...edits]).replace(/\s*$/, '\n') + last;
  return {
    path,
    text: text.includes('\r\n') ? grown.replaceAll(/\r?\n/g, '\r\n') : grown,
    values: exported.flatMap(({ values }) => values),
    types: exported.flatMap(({ types }) => types),
  };
}

function statementOf({ names }: PlannedDefinition, statements: readonly Statement[]): Statement | undefined {
  return statements.find(
    (each) => each.kind === 'definition' && each.definition.names.join(' ') === names.join(' '),
  );
}

/** What may be names. */
function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}

/** Comments above it that somebody wrote in the package stay; else those of the notebook come with it. */
function replacement(
  text: string,
  { at, block }: Statement,
  definitions: readonly PlannedDefinition[],
): TextEdit {
  const above = text.slice(block.start, at.start);
  const texts = definitions.map((each) => withExports(each.text).text);
  const last = texts.at(-1) ?? '';
  const [own] = /^(?:\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)?\s*\n)*/u.exec(last) ?? [''];
  const kept = above.trim() === '' ? last : above + last.slice(own.length);
  const ends = text.slice(block.start, block.end).endsWith('\n') ? '\n' : '';
  return {
    start: block.start,
    end: block.end,
    text: `${[...texts.slice(0, -1), kept].join('\n\n')}${ends}`,
  };
}

/** The imports that aren't there yet, behind those that are; at the top, below what the file says of itself, where there are none. */
function importEdit({ text, program }: HeldModule, wanted: readonly PlannedImport[]): readonly TextEdit[] {
  const imports = program.statements.flatMap((each) => (each.kind === 'import' ? [each] : []));
  const there = imports.flatMap(({ names }) => names);
  const missing = wanted.filter(
    ({ module, member, name }) =>
      !there.some((each) => each.module === module && each.member === member && each.name === name),
  );
  if (missing.length === 0) return [];
  const homes = new Map(missing.map((each) => [each, homeOf(each, imports)]));
  const apart = missing.filter((each) => homes.get(each) === undefined);
  const edits = [...new Set(homes.values())].flatMap((home) =>
    home === undefined
      ? []
      : [
          joining(
            home,
            missing.filter((each) => homes.get(each) === home),
          ),
        ],
  );
  if (apart.length === 0) return edits;
  const lines = importLines(apart).join('\n');
  const last = imports.at(-1);
  if (last !== undefined) return [...edits, { start: last.at.end, end: last.at.end, text: `\n${lines}` }];
  const head = /^(?:\s*(?:\/\/.*\n|\/\*[\s\S]*?\*\/[^\S\n]*\n))?/u.exec(text)?.[0].length ?? 0;
  const isOfFile = head > 0 && /^\s*(?:\n|$)/.test(text.slice(head).split('\n')[0] ?? '');
  const start = isOfFile ? head : 0;
  return [{ start, end: start, text: `${start > 0 ? '\n' : ''}${lines}\n${start > 0 ? '' : '\n'}` }];
}

type Import = Statement & { readonly kind: 'import' };

/** The statement that can take a further name of its module; undefined where there is none. */
function homeOf({ module, member }: PlannedImport, imports: readonly Import[]): Import | undefined {
  if (member === null || member === 'default') return undefined;
  return imports.find(
    ({ names, text }) =>
      names[0]?.module === module && /^import\s+(?:[\p{ID_Continue}$]+\s*,\s*)?\{/u.test(text),
  );
}

/** Names at the end of a statement's list. */
function joining({ at, text }: Import, added: readonly PlannedImport[]): TextEdit {
  const list = text.slice(0, text.indexOf('}'));
  const names = added.map(({ member, name, isType }) => {
    const written = member === null || member === name ? name : `${member} as ${name}`;
    return isType === true ? `type ${written}` : written;
  });
  const start = at.start + list.trimEnd().replace(/,$/, '').length;
  return { start, end: at.start + list.length, text: `, ${names.join(', ')} ` };
}

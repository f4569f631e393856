import type { ImportedMember } from '../../../program/language.ts';
import { isIdentifier } from './names.ts';

/** `import fallback, { a, b as c, type T } from "module";`: a module's default stands in front. */
export function importLine(module: string, members: readonly ImportedMember[]): string {
  const first = members.find(({ imported, isType }) => imported === 'default' && isType !== true);
  const named = members.filter((member) => member !== first).map(specifier);
  const parts = [
    ...(first === undefined ? [] : [first.name]),
    ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`]),
  ];
  return `import ${parts.join(', ')} from ${JSON.stringify(module)};`;
}

/** `import * as name from "module";` */
export function namespaceImportLine(module: string, name: string): string {
  return `import * as ${name} from ${JSON.stringify(module)};`;
}

function specifier({ imported, name, isType }: ImportedMember): string {
  const exported = isIdentifier(imported) ? imported : JSON.stringify(imported);
  return `${isType === true ? 'type ' : ''}${exported === name ? name : `${exported} as ${name}`}`;
}

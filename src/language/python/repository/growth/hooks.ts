import { insertLines, linesOf, yamlString } from '../../../../render/index.ts';

/**
 * Adds distributions to the environment of the hook `mypy` of a `.pre-commit-config.yaml`, as the scaffold writes it: without them
 * the hook can't see their types. The text itself where it has no such hook.
 */
export function withHookDependencies(text: string, requirements: readonly string[]): string {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => /^\s*- id: mypy\s*$/.test(line));
  if (start < 0) return text;
  const indent = ' '.repeat((/\S/.exec(lines[start] ?? '')?.index ?? 0) + 2);
  const isInside = (line: string): boolean => line.startsWith(indent);
  const length = lines.slice(start + 1).findIndex((line) => !isInside(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  const list = lines.findIndex(
    (line, index) => index > start && index < end && line.trim() === 'additional_dependencies:',
  );
  const items = list < 0 ? [] : lines.slice(list + 1, end).filter((line) => /^\s*- /.test(line));
  const there = items.map((line) => nameOf(line.replace(/^\s*- ["']?/, '')));
  const missing = requirements.filter((each) => !there.includes(nameOf(each)));
  if (missing.length === 0) return text;
  const itemIndent = /^\s*/.exec(items[0] ?? `${indent}  `)?.[0] ?? '';
  const added = missing.map((each) => `${itemIndent}- ${yamlString(each)}`);
  if (list < 0) return insertLines(text, end, [`${indent}additional_dependencies:`, ...added]);
  return insertLines(text, list + 1 + items.length, added);
}

function nameOf(requirement: string): string {
  return (/^[\w.-]+/.exec(requirement)?.[0] ?? '').replaceAll(/[-_.]+/g, '-').toLowerCase();
}

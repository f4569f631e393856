import { createHash } from 'node:crypto';
import type { DefinitionId, NeededImport } from './prototype.ts';

/** What a closure hash is made of, for one definition. */
export interface ClosureInput {
  readonly id: DefinitionId;
  readonly syntaxHash: string;
  readonly definitions: readonly DefinitionId[];
  readonly imports: readonly NeededImport[];
}

/**
 * Hashes each definition's syntax together with what its names stand for, all the way down, so that equal
 * hashes mean: the same code that will do the same. Cycles (mutual recursion) are cut at the definition that
 * comes back, which stands for itself by its syntax.
 */
export function closureHashes(
  inputs: ReadonlyMap<DefinitionId, ClosureInput>,
): ReadonlyMap<DefinitionId, string> {
  const done = new Map<DefinitionId, string>();
  for (const id of inputs.keys()) hashOf(id, inputs, done, []);
  return done;
}

function hashOf(
  id: DefinitionId,
  inputs: ReadonlyMap<DefinitionId, ClosureInput>,
  done: Map<DefinitionId, string>,
  path: readonly DefinitionId[],
): string {
  const known = done.get(id);
  if (known !== undefined) return known;
  const input = inputs.get(id);
  if (!input) return '';
  if (path.includes(id)) return `cycle ${input.syntaxHash}`;
  const parts = [
    input.syntaxHash,
    ...input.imports.map(importKey).sort(),
    ...input.definitions.map((each) => hashOf(each, inputs, done, [...path, id])).sort(),
  ];
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
  // Within a cycle a hash depends on where the walk began, so only the walk's own start is remembered.
  if (path.length === 0) done.set(id, hash);
  return hash;
}

function importKey(need: NeededImport): string {
  const members = need.imports.map(({ module, member }) => `${module}:${member ?? ''}`);
  return `${need.name}=${need.guarded ?? members.sort().join(',')}`;
}

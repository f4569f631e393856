import { createHash } from 'node:crypto';
import { components } from './cycles.ts';
import type { DefinitionId, NeededImport } from './prototype.ts';

/** What a closure hash is made of, for one definition. */
export interface ClosureInput {
  readonly id: DefinitionId;
  readonly names: readonly string[];
  readonly codeHash: string;
  /** `__future__` features that its annotations are read by. */
  readonly futures: readonly string[];
  readonly definitions: readonly DefinitionId[];
  readonly imports: readonly NeededImport[];
}

/**
 * Hashes each definition's name and code together with what its names stand for, all the way down, so that equal
 * hashes mean: the same code that will do the same. Definitions that need each other are hashed as one.
 */
export function closureHashes(
  inputs: ReadonlyMap<DefinitionId, ClosureInput>,
): ReadonlyMap<DefinitionId, string> {
  const hashes = new Map<DefinitionId, string>();
  const needs = (input: ClosureInput): readonly ClosureInput[] =>
    input.definitions.flatMap((id) => inputs.get(id) ?? []);
  for (const component of components([...inputs.values()], needs)) {
    const together = digest(component.map((input) => ownKey(input, hashes)).sort());
    for (const input of component) hashes.set(input.id, digest([...input.names, input.codeHash, together]));
  }
  return hashes;
}

function ownKey(input: ClosureInput, hashes: ReadonlyMap<DefinitionId, string>): string {
  const below = input.definitions.map((id) => hashes.get(id) ?? '').sort();
  const { names, codeHash, futures, imports } = input;
  return digest([...names, codeHash, ...futures, ...imports.map(importKey).sort(), ...below]);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** Equal for imports that give a name the same. */
export function importKey(need: NeededImport): string {
  const members = need.imports.map(({ module, member }) => `${module}:${member ?? ''}`);
  const file = need.file?.file.notebook.path ?? '';
  return `${need.name}=${need.guarded ?? members.sort().join(',')} ${file}`;
}

import type { Parameter } from '../../../../program/program.ts';
import type { PlannedDefinition } from '../../../../plan/plan.ts';

/**
 * Statements that call a definition with `...` in the place of each argument that it needs: coroutines are run, generators
 * are used up. Arguments with a default are left out, and variadic ones unless there is no other.
 * @param callee dotted, as the test module reads it.
 */
export function readyCall(callee: string, definition: PlannedDefinition): string[] {
  const call = `${callee}(${placeholders(definition.parameters)})`;
  if (definition.kind === 'class') return [call];
  if (definition.isAsync && definition.isGenerator) {
    return [
      'async def collect() -> list[object]:',
      `    return [item async for item in ${call}]`,
      '',
      'asyncio.run(collect())',
    ];
  }
  if (definition.isAsync) return [`asyncio.run(${call})`];
  return [definition.isGenerator ? `list(${call})` : call];
}

function placeholders(parameters: readonly Parameter[]): string {
  const needed = parameters.filter(
    ({ kind, hasDefault }) => !hasDefault && kind !== 'variadic' && kind !== 'variadic-keyword',
  );
  if (needed.length === 0) return parameters.some(({ kind }) => kind === 'variadic') ? '...' : '';
  return needed.map(({ kind, name }) => (kind === 'positional-only' ? '...' : `${name}=...`)).join(', ');
}

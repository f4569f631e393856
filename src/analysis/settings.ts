import type { Call, Statement } from '../language/program.ts';
import { definitionsIn, type Namespace } from './namespace.ts';

/**
 * Whether a statement sets something that an import, or code that runs as a module loads, could see:
 * environment, path, seed, filters, backend, options, or what is installed; also through the notebook's functions that it calls.
 */
export function isSetting(namespace: Namespace, statement: Statement): boolean {
  if (statement.kind === 'magic') return statement.setting;
  if (statement.kind === 'opaque') return true;
  if (
    statement.mutations.some(
      (mutation) => mutation.when === 'definition' && isImported(namespace, mutation.name),
    )
  ) {
    return true; // os.environ['X'] = …, plt.rcParams[…] = …
  }
  return statement.calls.some((call) => call.when === 'definition' && sets(namespace, call, new Set()));
}

function sets(namespace: Namespace, call: Call, visited: Set<string>): boolean {
  if (call.effect === 'setting' || call.effect === 'binds') return true;
  if (call.effect !== 'unknown' || call.head === null || visited.has(call.head)) return false;
  visited.add(call.head);
  return (namespace.sites.get(call.head) ?? []).some((site) =>
    definitionsIn(site.statement)
      .filter((definition) => definition.names.includes(call.head ?? ''))
      .some((definition) => definition.calls.some((inner) => sets(namespace, inner, visited))),
  );
}

function isImported(namespace: Namespace, name: string): boolean {
  return (namespace.sites.get(name) ?? []).some((site) => site.binding.form === 'import');
}

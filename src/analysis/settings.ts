import type { Call, Statement } from '../program/program.ts';
import { addTo } from './groups.ts';
import type { Namespace } from './namespace.ts';
import { remembered } from './remembered.ts';

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
  const setters = settersOf(namespace);
  return statement.calls.some((call) => call.when === 'definition' && sets(call, setters));
}

/** The first statement after one place and up to another that sets something of the kind. */
export function firstSetting(namespace: Namespace, after: number, until: number): Statement | undefined {
  const order = settingOrders(namespace).find((each) => after < each && each <= until);
  return order === undefined ? undefined : namespace.program.statements[order];
}

const settingOrders = remembered((namespace: Namespace): readonly number[] =>
  namespace.program.statements.flatMap((statement, order) =>
    isSetting(namespace, statement) ? [order] : [],
  ),
);

/** Names of the notebook's functions that set something when they are called, themselves or through others. */
const settersOf = remembered(({ definitions }: Namespace): ReadonlySet<string> => {
  const callers = new Map<string, string[]>();
  const setters = new Set<string>();
  for (const { definition } of definitions) {
    for (const call of definition.calls) {
      if (isSettingItself(call)) for (const name of definition.names) setters.add(name);
      else if (call.effect === 'unknown' && call.head !== null)
        for (const name of definition.names) addTo(callers, call.head, name);
    }
  }
  for (const name of setters) for (const caller of callers.get(name) ?? []) setters.add(caller);
  return setters;
});

function sets(call: Call, setters: ReadonlySet<string>): boolean {
  return isSettingItself(call) || (call.effect === 'unknown' && call.head !== null && setters.has(call.head));
}

function isSettingItself({ effect }: Call): boolean {
  return effect === 'setting' || effect === 'binds';
}

function isImported(namespace: Namespace, name: string): boolean {
  return (namespace.sites.get(name) ?? []).some((site) => site.binding.form === 'import');
}

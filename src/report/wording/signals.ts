import type { Signal } from '../../analysis/signals/signal.ts';

/** What a signal says, in words. */
export function wordSignal({ code, count }: Signal): string {
  switch (code) {
    case 'documented':
      return 'has a docstring';
    case 'typed':
      return 'has type hints';
    case 'returns-value':
      return 'returns a value';
    case 'general':
      return `takes what it works on as ${count === 1 ? 'a parameter' : `${count} parameters`}`;
    case 'used':
      return `used in ${count} cells`;
    case 'needed':
      return `${count} other ${count === 1 ? 'definition needs' : 'definitions need'} it`;
    case 'copied':
      return `the same in ${count} notebooks`;
    case 'unchanged':
      return `unchanged in the last ${count} versions of its notebook`;
    case 'changing':
      return `changed ${count === 1 ? 'once' : `${count} times`} so far, and lately`;
    case 'class-with-state':
      return 'a class that keeps its own state';
    case 'tied-to-data':
      return `tied to ${count} ${count === 1 ? 'constant or name' : 'constants or names'} of this data`;
    case 'driver':
      return 'runs the steps of the notebook rather than doing one thing';
    case 'only-shows':
      return 'only prints or plots';
    case 'numbered':
      return count > 0 ? 'one of a numbered series' : 'its name ends in a number';
    case 'trivial':
      return 'hardly more than a line';
    case 'long':
      return `${count} lines long`;
    case 'unused':
      return 'not used in this notebook';
    case 'test-like':
      return 'consists of asserts';
    case 'reads-input':
      return 'asks the user for input';
  }
}

/** Signals with those that say the same made one. */
export function mergedSignals(signals: readonly Signal[]): readonly Signal[] {
  const byCode = new Map<Signal['code'], Signal>();
  for (const signal of signals) {
    const same = byCode.get(signal.code);
    byCode.set(
      signal.code,
      same ? { ...same, weight: same.weight + signal.weight, count: same.count + signal.count } : signal,
    );
  }
  return [...byCode.values()];
}

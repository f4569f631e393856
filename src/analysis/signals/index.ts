import type { Definition } from '../../program/program.ts';
import type { Stability } from '../history/stability.ts';
import type { Signal } from './signal.ts';

/** What the signals are computed from. */
export interface SignalInput {
  readonly definition: Definition;
  /** Cells, other than its own, whose code outside definitions reads it. */
  readonly usingCells: readonly number[];
  /** How many definitions of the notebook read it. */
  readonly readers: number;
  /** Constants of the notebook that it reads, without types. */
  readonly constants: readonly string[];
  /** Definitions of the notebook that it calls. */
  readonly helpers: number;
  /** Notebooks that hold it with the same code, its own among them. */
  readonly notebooks: number;
  /** Other definitions of the notebook with its name but for the number at the end. */
  readonly series: number;
  readonly stability: Stability;
}

/** Observes one definition. */
export function observe(input: SignalInput): readonly Signal[] {
  return [...forPackage(input), ...againstPackage(input), ...fromHistory(input)];
}

function forPackage({ definition, usingCells, readers, notebooks }: SignalInput): readonly Signal[] {
  const { measures, parameters } = definition;
  const signals: (Signal | null)[] = [
    definition.doc !== null ? signal('documented', 0.15, 1) : null,
    isTyped(definition) ? signal('typed', 0.05, 1) : null,
    measures.returnsValue ? signal('returns-value', 0.1, 1) : null,
    parameters.length > 0 ? signal('general', 0.1, parameters.length) : null,
    usingCells.length > 1 ? signal('used', 0.1, usingCells.length) : null,
    readers > 0 ? signal('needed', 0.1, readers) : null,
    notebooks > 1 ? signal('copied', Math.min(0.4, 0.1 + 0.1 * notebooks), notebooks) : null,
    definition.kind === 'class' ? signal('class-with-state', 0.1, 1) : null,
  ];
  return signals.filter((each) => each !== null);
}

function againstPackage(input: SignalInput): readonly Signal[] {
  const { definition, usingCells, readers, constants, helpers, series } = input;
  const { measures, parameters } = definition;
  const isFunction = definition.kind === 'function';
  const shows = measures.shows > 0 && !measures.returnsValue;
  const takesNothing = isFunction && parameters.length === 0;
  const runs = takesNothing || (isFunction && bare(definition) && !measures.returnsValue && helpers > 2);
  const words = measures.literals.filter((literal) => /["']/.test(literal)).length;
  const signals: (Signal | null)[] = [
    constants.length > 0
      ? signal('tied-to-data', -0.1 * Math.min(3, constants.length), constants.length)
      : null,
    bare(definition) && words > 2 ? signal('tied-to-data', -0.2, words) : null,
    runs ? signal('driver', takesNothing ? -0.35 : -0.25, helpers) : null,
    shows && isFunction ? signal('only-shows', -0.15, measures.shows) : null,
    series > 0 ? signal('numbered', -0.6, series) : null,
    series === 0 && /\d$/.test(definition.name) ? signal('numbered', -0.2, 0) : null,
    isFunction && measures.statements === 0 ? signal('trivial', -0.4, measures.codeLines) : null,
    isFunction && measures.statements === 1 && bare(definition)
      ? signal('trivial', -0.15, measures.codeLines)
      : null,
    measures.codeLines > 60 && isFunction ? signal('long', -0.1, measures.codeLines) : null,
    usingCells.length === 0 && readers === 0 ? signal('unused', -0.05, 0) : null,
    measures.asserts > 2 ? signal('test-like', -0.3, measures.asserts) : null,
    measures.readsInput ? signal('reads-input', -0.3, 1) : null,
  ];
  return signals.filter((each) => each !== null);
}

/** Versions without a change from which a definition counts as unchanged. */
const ENOUGH_VERSIONS = 3;

/** Long calm may tip the scale; what was only just changed, and is likely to be again, has to wait. */
function fromHistory({ stability }: SignalInput): readonly Signal[] {
  const { level, unchangedVersions, changes } = stability;
  if (unchangedVersions === null) return [];
  const isCalm = unchangedVersions >= ENOUGH_VERSIONS;
  if (level === 'high' && isCalm) return [signal('unchanged', 0.1, unchangedVersions)];
  return level === 'low' && !isCalm && changes > 0 ? [signal('changing', -0.25, changes)] : [];
}

function bare({ doc }: Definition): boolean {
  return doc === null;
}

function isTyped(definition: Definition): boolean {
  return definition.returns !== null || definition.parameters.some((each) => each.annotation !== null);
}

function signal(code: Signal['code'], weight: number, count: number): Signal {
  return { code, weight, count, evidence: [] };
}

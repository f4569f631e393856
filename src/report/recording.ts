import { dataFilesOf, literalsOfCall } from '../plan/index.ts';
import type { RecordedFunction, Recording } from '../plan/recording.ts';
import { skipWords } from '../render/index.ts';
import type { Paint } from './paint.ts';
import { counted } from './wording/count.ts';

/** `recording` of the contract's `extract --json`, with the literal values that tests hold. */
export function recordingJson({ functions }: Recording): object {
  const recorded = functions.filter(({ calls }) => calls.length > 0);
  return {
    functions: functions.length,
    recorded: recorded.length,
    skipped: skippedOf(functions),
    values: recorded.map((each) => ({ name: each.name, module: each.module, values: valuesOf(each) })),
    ...(functions.some(({ data }) => data !== undefined)
      ? { data: dataOf(functions).map(({ name, path, bytes }) => ({ name, path, bytes })) }
      : {}),
  };
}

/** What was recorded of each function and why not of the others, with every literal value that a test will hold. */
export function recordingLines({ functions }: Recording, paint: Paint): readonly string[] {
  const recorded = functions.filter(({ calls }) => calls.length > 0);
  const skipped = skippedOf(functions);
  return [
    ...(recorded.length > 0 ? ['Tests from recorded calls, with all values that they hold'] : []),
    ...recorded.map((each) => {
      const values = valuesOf(each);
      const told = values.length > 0 ? `: ${values.join(', ')}` : '';
      const made = each.calls.every(({ origin }) => origin === 'synthetic') ? ' on made data' : '';
      return `    ${paint.green(each.name)}  ${counted(each.calls.length, 'call')}${made}${told}`;
    }),
    ...(skipped.length > 0 ? ['No recorded test'] : []),
    ...skipped.map(({ name, reason }) => `    ${name}  ${paint.dim(reason)}`),
    ...dataLines(functions, paint),
  ];
}

/** Each data file with what it holds and its size, and the functions that have none although that was asked for. */
function dataLines(functions: readonly RecordedFunction[], paint: Paint): readonly string[] {
  const files = dataOf(functions);
  const without = functions.filter(({ name, data }) => {
    return data !== undefined && !files.some((each) => each.name === name);
  });
  return [
    ...(files.length > 0 ? ['Data files, with real values of the notebook'] : []),
    ...files.map(
      ({ name, path, bytes, lines }) =>
        `    ${paint.green(path)}  ${sizeText(bytes)}, ${counted(lines, 'line')}, for ${name}`,
    ),
    ...(without.length > 0 ? ['No data file'] : []),
    ...without.map(({ name, calls, data }) => {
      const reason = data?.problem == null ? whyNoFile(calls) : `its values would be ${data.problem}`;
      return `    ${name}  ${paint.dim(reason)}`;
    }),
  ];
}

function whyNoFile(calls: RecordedFunction['calls']): string {
  if (calls.length === 0) return 'it has no recorded call';
  const isReal = calls.some(({ origin }) => origin === 'notebook');
  return isReal ? 'its values stand in its tests' : 'no file gives its values back as they are';
}

interface NamedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
}

/** The files of real values, each once, by their path. */
function dataOf(functions: readonly RecordedFunction[]): readonly NamedFile[] {
  const files = functions.flatMap(({ name, calls }) =>
    calls.flatMap(dataFilesOf).map(({ path, text }) => ({
      name,
      path: `tests/${path}`,
      bytes: new TextEncoder().encode(text).length,
      lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    })),
  );
  return [...new Map(files.map((each) => [each.path, each])).values()];
}

function sizeText(bytes: number): string {
  return bytes < 1000 ? counted(bytes, 'byte') : `${(bytes / 1000).toFixed(1)} kB`;
}

/** One line: how many functions have recorded tests. */
export function recordingSummary({ functions }: Recording): string {
  const recorded = functions.filter(({ calls }) => calls.length > 0).length;
  return `${recorded} of ${counted(functions.length, 'function')} ${recorded === 1 ? 'has' : 'have'} tests of recorded calls.`;
}

function skippedOf(functions: readonly RecordedFunction[]): readonly { name: string; reason: string }[] {
  return functions
    .filter(({ calls }) => calls.length === 0)
    .map(({ name, skipped }) => ({
      name,
      reason: skipped ? skipWords(skipped) : 'it has no call to record',
    }));
}

/** The literals of a function's calls, each once, in the order in which its tests hold them. */
function valuesOf({ calls }: RecordedFunction): readonly string[] {
  return [...new Set(calls.flatMap(literalsOfCall))];
}

import type { SourceReader } from '../../../program/language.ts';

/** What a `package.json` says of its package. */
export interface Manifest {
  /** Null where it gives none. */
  readonly name: string | null;
  /** Ranges of versions, or where the packages are, by name. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The `package.json` of a folder; where there is none, or none that can be read, it says nothing. */
export function readManifest(reader: SourceReader): Manifest {
  const { name, dependencies, devDependencies } = fieldsOf(manifestOf(reader));
  return {
    name: typeof name === 'string' && name !== '' ? name : null,
    dependencies: textsOf(dependencies),
    devDependencies: textsOf(devDependencies),
  };
}

function manifestOf(reader: SourceReader): unknown {
  try {
    return JSON.parse(reader.read('package.json') ?? '');
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value));
  return Object.fromEntries(
    entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : [])),
  );
}

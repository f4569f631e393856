import { applyEdits, modify, parse } from 'jsonc-parser';
import type { Requirement } from '../../../../plan/plan.ts';
import type { ByHand } from '../../../../render/by-hand.ts';
import { editOf, leftTo } from '../../../../render/index.ts';
import type { PackageStep } from '../../../../render/growth/edit.ts';
import { denoImports, dependencyRanges } from '../scaffold/index.ts';

const MANIFEST = 'package.json';
const DENO = 'deno.json';

const LAYOUT = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** The version of the package; null where its manifest has none of three plain numbers. */
export function versionIn(manifest: string | null): string | null {
  const version = fieldsOf(manifest).version;
  return typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version) ? version : null;
}

/** The next version, of three plain numbers. */
export function nextVersion(version: string, step: 'major' | 'minor'): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return step === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

/** Sets the version in both manifests. */
export function settingVersion(version: string): PackageStep {
  return (files) => ({
    byHand: [],
    files: new Map(
      [MANIFEST, DENO].flatMap((file) => {
        const text = files.read(file);
        return text === null ? [] : [[file, withField(text, ['version'], version)] as const];
      }),
    ),
  });
}

/** Adds what the package depends on; what it depends on already stays as it is. */
export function addingDependencies(
  requirements: readonly Requirement[],
  field: 'dependencies' | 'devDependencies',
): PackageStep {
  return (files) => {
    const text = files.read(MANIFEST);
    const wanted = Object.entries(dependencyRanges(requirements));
    if (text === null || wanted.length === 0) return leftTo();
    const fields = fieldsOf(text);
    const known = { ...recordOf(fields.devDependencies), ...recordOf(fields.dependencies) };
    const there = field === 'dependencies' ? recordOf(fields.dependencies) : known;
    const byHand = wanted.flatMap(([name, range]): readonly ByHand[] => {
      const written = there[name];
      return typeof written !== 'string' || written === range || range === '*'
        ? []
        : [
            {
              code: 'check-requirement',
              file: MANIFEST,
              requirement: `${name} ${range}`,
              written: `${name} ${written}`,
            },
          ];
    });
    const missing = wanted.filter(([name]) => !(name in there));
    const edited = missing.reduce((current, [name, range]) => withField(current, [field, name], range), text);
    return editOf(MANIFEST, edited, byHand);
  };
}

/** Tells Deno what the modules mean by names of npm packages. */
export function addingDenoImports(
  requirements: readonly Requirement[],
  mapped: ReadonlyMap<string, string>,
): PackageStep {
  return (files) => {
    const text = files.read(DENO);
    if (text === null) return leftTo();
    const there = recordOf(fieldsOf(text).imports);
    const wanted = [...Object.entries(denoImports(requirements)), ...mapped];
    const missing = wanted.filter(([name]) => !(name in there));
    return editOf(
      DENO,
      missing.reduce((current, [name, target]) => withField(current, ['imports', name], target), text),
    );
  };
}

function withField(text: string, path: string[], value: string): string {
  return applyEdits(text, modify(text, path, value, LAYOUT));
}

function fieldsOf(text: string | null): Readonly<Record<string, unknown>> {
  return recordOf(parse(text ?? '{}'));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

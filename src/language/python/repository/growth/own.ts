import type { SourceReader } from '../../../../program/language.ts';
import {
  addingRequirements,
  addingTestRequirements,
  asksForHints,
  packsData,
  PYPROJECT,
  readLayout,
  readStyle,
  releaseTool,
} from '../../packaging/index.ts';
import type { PackageStep } from '../../../../render/growth/edit.ts';
import type { PackageLayout } from '../../packaging/layout.ts';
import type { PackageStyle } from '../../packaging/style.ts';
import type { HeldPackage } from '../../../../plan/held/package.ts';
import type { ExtractionPlan } from '../../../../plan/plan.ts';
import type { PythonStyle } from '../ruff/index.ts';
import type { Ratchet } from '../../../../render/scaffold/facts.ts';
import { CHANGELOG_FILES, collectsUnreleased, editOf, leftTo } from '../../../../render/index.ts';
import { passesAlready } from './file-patterns.ts';
import { withLintIgnores, withRatchet, withUnformatted } from './ratchet.ts';
import type { ByHand } from '../../../../render/by-hand.ts';

/** What a repository that was made by other means says of itself. */
export interface OwnRepository {
  readonly layout: PackageLayout;
  readonly style: PackageStyle;
  /** Whether a data file in the package's folder gets into what is built. */
  readonly packsData: boolean;
}

/**
 * Reads it.
 * @throws SolidifyError (refused) where it is no package that can be added to.
 */
export function readOwnRepository(files: SourceReader): OwnRepository {
  const layout = readLayout(files);
  return { layout, style: readStyle(files), packsData: packsData(files, layout.importName) };
}

/** How code is laid out there; ruff stands in for Black, and for nothing where it can't. */
export function styleFor({ style }: OwnRepository, ownPackage: string): PythonStyle {
  const { formatter, settings, targetVersion } = style;
  return {
    targetVersion: targetVersion ?? OLDEST,
    ownPackages: [ownPackage],
    own: { settings, formatter: formatter === 'other' ? 'none' : 'ruff' },
  };
}

/** What is still maintained: https://devguide.python.org/versions/ */
const OLDEST = 'py310';

/** Why the version stays as it is; null: it may be set. */
export function whyVersionStays(files: SourceReader): ByHand | null {
  const changelog = CHANGELOG_FILES.find((each) => files.exists(each));
  if (changelog !== undefined && collectsUnreleased(files.read(changelog) ?? '')) {
    return { code: 'version-stays', file: changelog, why: 'unreleased' };
  }
  const tool = releaseTool(files);
  return tool === null ? null : { code: 'version-stays', file: tool, why: 'tool' };
}

/** What is added to the configuration of a repository that was made by other means: no more than moved code can't do without. */
export function ownSteps(
  plan: ExtractionPlan,
  { held, own }: { readonly held: HeldPackage; readonly own: OwnRepository },
  needs: {
    readonly requirements: readonly string[];
    readonly tests: readonly string[];
    readonly ratchet: Ratchet;
  },
): readonly PackageStep[] {
  const fresh = new Set(
    plan.modules
      .map(({ importName }) => importName)
      .filter((name) => !held.modules.some((each) => each.importName === name)),
  );
  return [
    addingRequirements(needs.requirements),
    addingTestRequirements(needs.tests),
    lintStep(own, needs.ratchet),
    typeStep(needs.ratchet.types.filter(({ importName }) => fresh.has(importName))),
    passingOn(plan, held),
    () =>
      own.layout.tests.runner === 'unittest'
        ? leftTo({ code: 'run-pytest', file: own.layout.tests.folder })
        : leftTo(),
  ];
}

/** Only where the repository has settings of ruff: else it isn't held to what ruff says. */
function lintStep({ style }: OwnRepository, ratchet: Ratchet): PackageStep {
  return (files) => {
    const { ruff } = style;
    if (ruff === null) return leftTo();
    const text = files.read(ruff.file) ?? '';
    const isPassed = passesAlready(text, ruff);
    const lint = ratchet.lint
      .map(({ path, fired }) => ({ path, fired: fired.filter(({ rule }) => !isPassed(path, rule)) }))
      .filter(({ fired }) => fired.length > 0);
    const eased = withLintIgnores(text, ruff.root, lint);
    const whole = eased === null ? null : withUnformatted(eased, ruff.root, ratchet.unformatted);
    const rules = [...new Set(lint.flatMap(({ fired }) => fired.map(({ rule }) => rule)))].sort();
    return whole === null
      ? leftTo({ code: 'ease-checker', file: ruff.file, rules })
      : editOf(ruff.file, whole);
  };
}

function typeStep(types: Ratchet['types']): PackageStep {
  return (files) => {
    if (types.length === 0 || !asksForHints(files)) return leftTo();
    const text = withRatchet(files.read(PYPROJECT) ?? '', { lint: [], unformatted: [], types });
    return text === null
      ? leftTo({ code: 'ease-checker', file: PYPROJECT, rules: ['mypy'] })
      : editOf(PYPROJECT, text);
  };
}

/** Names that `__init__` passes on are the package's interface, and its people decide on that. */
function passingOn(plan: ExtractionPlan, held: HeldPackage): PackageStep {
  const { importName } = held.package;
  const init = held.modules.find((each) => each.importName === importName);
  // Star imports too, which bind nothing that could be seen here.
  const passing = new RegExp(String.raw`^[ \t]*from\s+(?:\.[\w.]*|${importName}\.[\w.]+)\s+import\b`, 'mu');
  const passesOn = passing.test(init?.text ?? '');
  return () =>
    passesOn && init
      ? leftTo(
          ...plan.modules.map((module): ByHand => ({
            code: 'pass-on',
            file: init.path,
            module: module.importName,
            names: module.definitions.flatMap(({ names }) => names),
          })),
        )
      : leftTo();
}

import type { BackEnd } from '../../../../program/language.ts';
import { STANDARD_LIBRARY_MODULES } from '../../names/index.ts';
import type { HeldModule, HeldPackage } from '../../../../plan/held/package.ts';
import type { ExtractionPlan, PlannedModule } from '../../../../plan/plan.ts';
import type { Recording } from '../../../../plan/recording.ts';
import { relativePath } from '../../../../text/change-set.ts';
import type { FileChange, RelativePath } from '../../../../text/change-set.ts';
import { formatGrown, formatModule } from '../format/index.ts';
import { checkModules, withoutUnusedImports } from '../lint/index.ts';
import type { LintedFile } from '../lint/index.ts';
import { grownModule, renderModule, withSortedImports } from '../modules/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import { ruffRules } from '../scaffold/index.ts';
import { renderTests } from '../tests/index.ts';
import type { RenderedTests, TestPlace } from '../tests/index.ts';
import type { FormatExclusion } from '../../../../render/rendered.ts';
import type { TestFile } from '../../../../render/test-file.ts';

/** The modules and tests of a package that grows, as far as they change. */
export interface GrownCode {
  readonly moved: readonly FileChange[];
  readonly formatted: readonly FileChange[];
  readonly tests: RenderedTests;
  /** Import names of modules by their paths. */
  readonly modules: ReadonlyMap<string, string>;
  readonly formatExcluded: readonly { readonly path: RelativePath; readonly reason: FormatExclusion }[];
  /** What the linter says of files that change, less what it said of them before where that is a defect. */
  readonly linted: readonly LintedFile[];
}

/** What code grows with. */
export interface CodeContext {
  readonly held: HeldPackage;
  readonly testFiles: readonly TestFile[];
  readonly backEnd: BackEnd;
  readonly style: PythonStyle;
  readonly recording: Recording | null;
  /** Where its tests stand; left out where Solidify made it. */
  readonly place: TestPlace | undefined;
}

/** A module before and after, in the two stages of its history. */
interface GrownModule {
  readonly path: RelativePath;
  /** Null: it is new. */
  readonly before: string | null;
  readonly moved: string;
  readonly formatted: string;
  readonly exclusion: FormatExclusion | null;
  readonly origin: 'made' | 'copied';
}

/** Renders what a plan adds to the modules and tests of a package. */
export async function growCode(plan: ExtractionPlan, context: CodeContext): Promise<GrownCode> {
  const { held, testFiles, backEnd, style, recording, place } = context;
  const modules = await Promise.all(
    plan.modules.map((module) => {
      const there = held.modules.find(({ importName }) => importName === module.importName);
      return there ? grow(there, module, context) : make(module, context);
    }),
  );
  const tests = await renderTests(plan, backEnd, style, isStandardLibrary, recording, testFiles, place);
  const before = new Map<string, string>([
    ...modules.flatMap((each): [string, string][] =>
      each.before === null ? [] : [[each.path, each.before]],
    ),
    ...testFiles.map(({ path, text, original }): [string, string] => [path, original ?? text]),
  ]);
  return {
    moved: [...modules.flatMap(movedChange), ...tests.files],
    formatted: modules.flatMap(formattedChange),
    tests,
    modules: new Map(modules.map(({ path }, index) => [path, plan.modules[index]?.importName ?? ''])),
    formatExcluded: modules.flatMap(({ path, exclusion: reason }) =>
      reason === null ? [] : [{ path, reason }],
    ),
    linted: await newFindings(
      [
        ...modules.map(({ path, formatted: text, origin }) => ({ path, text, origin })),
        ...tests.files.map(({ path, text }) => ({ path, text, origin: 'made' as const })),
      ],
      before,
      context,
    ),
  };
}

function isStandardLibrary(module: string): boolean {
  return STANDARD_LIBRARY_MODULES.has(module);
}

async function grow(there: HeldModule, module: PlannedModule, context: CodeContext): Promise<GrownModule> {
  const { style, backEnd, held } = context;
  const sections = { isStandardLibrary, ownPackage: held.package.importName };
  const grown = await withSortedImports(there.text, grownModule(there, module, sections), style);
  const moved = await withoutUnusedImports(there.text, grown, style);
  const result = await formatGrown(there.text, moved, style, (a, b) => backEnd.sameSyntax(a, b));
  return {
    path: relativePath(there.path),
    before: there.text,
    moved,
    formatted: result.text,
    exclusion: result.excluded ? result.reason : null,
    origin: 'made',
  };
}

async function make(module: PlannedModule, { held, style, backEnd }: CodeContext): Promise<GrownModule> {
  const printed = renderModule(module, isStandardLibrary);
  // Its own order of imports, where it has one.
  const moved = style.own && module.source === null ? await withSortedImports('', printed, style) : printed;
  const result = await formatModule(moved, style, (a, b) => backEnd.sameSyntax(a, b));
  return {
    path: relativePath(`${held.sourceFolder}${backEnd.modules.path(module.importName)}`),
    before: null,
    moved,
    formatted: result.text,
    exclusion: result.excluded ? result.reason : null,
    origin: module.source === null ? 'made' : 'copied',
  };
}

/** The folder of the package's modules, from the repository's root: `src/churn_tools`. */
export function moduleFolder({ package: { importName }, sourceFolder }: HeldPackage): string {
  return sourceFolder + importName;
}

function movedChange({ path, before, moved: text }: GrownModule): readonly FileChange[] {
  if (before === null) return [{ kind: 'create', path, text }];
  return before === text ? [] : [{ kind: 'update', path, text, original: before }];
}

function formattedChange({ path, moved: original, formatted: text }: GrownModule): readonly FileChange[] {
  return original === text ? [] : [{ kind: 'update', path, text, original }];
}

/** A defect that a file had before is none of ours; nor is anything else that it had, where somebody else made it. */
async function newFindings(
  files: Parameters<typeof checkModules>[0],
  before: ReadonlyMap<string, string>,
  { style, held: { provenance } }: CodeContext,
): Promise<readonly LintedFile[]> {
  const isMade = provenance !== null && provenance.repository !== 'own';
  const linted = await checkModules(files, style, ruffRules);
  const earlier = await checkModules(
    files.flatMap((each) => {
      const text = before.get(each.path);
      return text === undefined ? [] : [{ ...each, text }];
    }),
    style,
    ruffRules,
  );
  return linted.map((file) => {
    const { defects: known = [], fired = [] } = earlier.find(({ path }) => path === file.path) ?? {};
    const isKnown = (defect: LintedFile['defects'][number]): boolean =>
      known.some(({ rule, message }) => rule === defect.rule && message === defect.message);
    const isOld = (each: LintedFile['fired'][number]): boolean =>
      !isMade && fired.some(({ rule, count }) => rule === each.rule && count >= each.count);
    return {
      ...file,
      fired: file.fired.filter((each) => !isOld(each)),
      defects: file.defects.filter((each) => !isKnown(each)),
    };
  });
}

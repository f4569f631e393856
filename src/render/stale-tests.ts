import type { ProvenanceTest } from '../plan/held/provenance.ts';
import type { RelativePath } from '../text/change-set.ts';
import { applyEdits } from '../text/span.ts';
import type { TestFile } from './test-file.ts';

/** Test files without the tests that were made for code which is there no more. */
export interface CurrentTests {
  readonly files: readonly TestFile[];
  /** Those that went. */
  readonly gone: readonly ProvenanceTest[];
  /** Those that somebody edited since they were made: they stay, and may fail. */
  readonly edited: readonly ProvenanceTest[];
}

/** Takes out the tests that Solidify made of definitions, as `churn_tools.prices.clean`, as long as nobody has edited them. */
export function withoutStaleTests(
  files: readonly TestFile[],
  made: readonly ProvenanceTest[],
  replaced: ReadonlySet<string>,
  read: (path: RelativePath, text: string) => TestFile,
): CurrentTests {
  const stale = made.filter(({ of }) => of.some((each) => replaced.has(each)));
  const there = stale.flatMap((test) => {
    const hash = files
      .find(({ path }) => path === test.path)
      ?.program.statements.flatMap(hashOf(test.name))[0];
    return hash === undefined ? [] : [{ test, isAsMade: hash === test.written }];
  });
  const gone = there.filter(({ isAsMade }) => isAsMade).map(({ test }) => test);
  return {
    files: files.map((file) => {
      const names = new Set(gone.filter(({ path }) => path === file.path).map(({ name }) => name));
      if (names.size === 0) return file;
      const edits = file.program.statements
        .filter((each) => each.kind === 'definition' && names.has(each.definition.name))
        .map(({ block }) => ({ ...block, end: endOfGap(file.text, block.end), text: '' }));
      return { ...read(file.path, applyEdits(file.text, edits)), original: file.text };
    }),
    gone,
    edited: there.filter(({ isAsMade }) => !isAsMade).map(({ test }) => test),
  };
}

function hashOf(name: string): (statement: TestFile['program']['statements'][number]) => readonly string[] {
  return (statement) =>
    statement.kind === 'definition' && statement.definition.name === name
      ? [statement.definition.syntaxHash]
      : [];
}

/** Blank lines behind it go too. */
function endOfGap(text: string, end: number): number {
  return end + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** What provenance says of tests that were made, as their files hold them in the end. */
export function testRecords(
  made: readonly Omit<ProvenanceTest, 'written'>[],
  files: readonly TestFile[],
): readonly ProvenanceTest[] {
  return made.flatMap((test): ProvenanceTest[] => {
    const file = files.find(({ path }) => path === test.path);
    const [written] = file?.program.statements.flatMap(hashOf(test.name)) ?? [];
    return written === undefined ? [] : [{ ...test, written }];
  });
}

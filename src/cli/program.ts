import { Command, Option } from 'commander';
import type { RenameRequest, VariantRequest } from '../plan/selection.ts';
import { parseRename } from './rename.ts';
import type { Streams } from './streams.ts';
import type { Take } from '../plan/growth/decision.ts';
import { parseTake } from './take.ts';
import { parseVariant } from './variant.ts';

/** Runs a command and gives its exit code. */
export type Handler = (streams: Streams) => Promise<number>;

/** Flags of `extract` as commander gives them. */
export interface ExtractFlags extends Partial<HistoryFlags> {
  readonly to?: string;
  readonly into?: string;
  readonly name?: string;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly all?: true;
  readonly variant?: readonly VariantRequest[];
  readonly take?: readonly Take[];
  readonly lift?: true;
  readonly rename?: readonly RenameRequest[];
  readonly notebooksTo?: string;
  readonly dryRun?: true;
  readonly plan?: string;
  readonly fromPlan?: string;
  readonly python?: string;
  readonly allowSecret?: readonly string[];
  readonly record?: true;
  readonly recordData?: readonly string[];
  readonly annotate?: true;
  readonly mutate?: true;
  readonly verify?: true;
  readonly dropUnproven?: true;
  readonly timeout?: number;
  readonly timeoutTotal?: number;
  readonly install?: true;
  readonly check?: true;
  readonly pinned?: true;
  readonly installCell?: true;
  readonly autoreload?: true;
  readonly pruneImports?: true;
  readonly push?: string;
  readonly author?: string;
  readonly email?: string;
  readonly license?: string;
  readonly publish?: 'pypi' | 'npm';
  readonly host?: 'github' | 'gitlab' | 'none';
  readonly yes?: true;
  readonly json?: true;
}

/** Flags of `check` as commander gives them. */
export interface CheckFlags {
  readonly package?: readonly string[];
  readonly requireExtracted?: true;
  readonly format: 'text' | 'github' | 'json';
  readonly json?: true;
  readonly python?: string;
  readonly allowSecret?: readonly string[];
}

/** `--no-history` and `--no-cache`, as commander gives them. */
export interface HistoryFlags {
  readonly history: boolean;
  readonly cache: boolean;
}

/** Flags of `inline` as commander gives them. */
export interface InlineFlags {
  readonly package?: readonly string[];
  readonly python?: string;
  readonly output?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** Flags of `scan` as commander gives them. */
export interface ScanFlags extends HistoryFlags {
  readonly json?: true;
  readonly allowSecret?: readonly string[];
  readonly threads?: number;
}

/** What the commands do; loaded only when one runs, so that help is instant. */
export interface Handlers {
  scan(paths: readonly string[], flags: ScanFlags): Handler;
  explain(
    name: string,
    paths: readonly string[],
    flags: { readonly allowSecret?: readonly string[] } & HistoryFlags,
  ): Handler;
  extract(paths: readonly string[], flags: ExtractFlags): Handler;
  undo(folder: string): Handler;
  check(paths: readonly string[], flags: CheckFlags): Handler;
  inline(notebook: string, flags: InlineFlags): Handler;
  publish(folder: string, flags: { readonly push: string }): Handler;
  verify(
    before: string,
    after: string,
    flags: {
      readonly python?: string;
      readonly package?: string;
      readonly timeout?: number;
      readonly timeoutTotal?: number;
      readonly json?: true;
    },
  ): Handler;
}

/** The command line. `run` gets the handler of the command that was typed. */
export function buildProgram(
  version: string,
  handlers: () => Promise<Handlers>,
  run: (handler: Handler) => Promise<void>,
): Command {
  const program = new Command('solidify')
    .description('Turns prototype notebooks into software.')
    .version(version);
  withHistoryOptions(program.command('scan'))
    .description(
      'say what has solidified, what is fluid, what is blocked, and why; writes nothing but its cache',
    )
    .argument('<paths...>', 'notebooks, percent scripts or folders')
    .option('--json', 'machine-readable output')
    .addOption(allowSecret())
    .addOption(
      new Option('--threads <n>', 'how many threads read notebooks (default: two for many)').argParser(
        Number,
      ),
    )
    .action(async (paths: string[], flags: ScanFlags) => run((await handlers()).scan(paths, flags)));
  withHistoryOptions(program.command('explain'))
    .description('one definition in full: its verdict, why, what it needs, the ways out')
    .argument('<name>', 'name, or name@cell')
    .argument('<paths...>', 'notebooks, percent scripts or folders')
    .addOption(allowSecret())
    .action(
      async (name: string, paths: string[], flags: { allowSecret?: readonly string[] } & HistoryFlags) =>
        run((await handlers()).explain(name, paths, flags)),
    );
  addExtract(program, handlers, run);
  program
    .command('undo')
    .description('put the notebooks of the last extraction into a folder back, byte for byte')
    .argument('<dir>', 'the package repository')
    .action(async (folder: string) => run((await handlers()).undo(folder)));
  addCheck(program, handlers, run);
  addInline(program, handlers, run);
  program
    .command('publish')
    .description('push a package repository; never forces')
    .argument('<dir>', 'the package repository')
    .requiredOption(
      '--push <url>',
      'an empty remote repository, or one that holds an earlier state of this one',
    )
    .action(async (folder: string, flags: { push: string }) =>
      run((await handlers()).publish(folder, flags)),
    );
  program
    .command('verify')
    .description('run two notebooks in fresh kernels and compare what they show')
    .argument('<before>', 'the original')
    .argument('<after>', 'the rewritten notebook')
    .option(
      '--python <exe>',
      'the interpreter to run with; of TypeScript notebooks, the Python whose Jupyter runs them',
    )
    .option('--package <dir>', 'the package repository, where the package isn’t installed')
    .addOption(new Option('--timeout <seconds>', 'for each cell').argParser(Number))
    .addOption(new Option('--timeout-total <seconds>', 'for the three runs together').argParser(Number))
    .option('--json', 'machine-readable output')
    .action(async (before: string, after: string, flags: object) =>
      run((await handlers()).verify(before, after, flags)),
    );
  return program;
}

function addCheck(
  program: Command,
  handlers: () => Promise<Handlers>,
  run: (handler: Handler) => Promise<void>,
): void {
  program
    .command('check')
    .description('the gate for CI and pre-commit: fails where notebooks and their package don’t fit')
    .argument('<paths...>', 'notebooks, percent scripts or folders')
    .addOption(
      new Option(
        '--package <dir>',
        'a package’s repository, besides what the notebooks import; may be given again',
      ).argParser(oneMore),
    )
    .option('--require-extracted', 'solidified code that no package holds fails, too')
    .addOption(
      new Option('--format <format>', 'how to print findings')
        .choices(['text', 'github', 'json'])
        .default('text'),
    )
    .option('--json', 'machine-readable output, as --format json')
    .option('--python <exe>', 'the notebooks’ interpreter (default: their kernelspec’s, or python3)')
    .addOption(allowSecret())
    .action(async (paths: string[], flags: CheckFlags) => run((await handlers()).check(paths, flags)));
}

function addInline(
  program: Command,
  handlers: () => Promise<Handlers>,
  run: (handler: Handler) => Promise<void>,
): void {
  program
    .command('inline')
    .description('the reverse of extract: put source back into a notebook that must stand alone')
    .argument('<notebook>', 'a notebook or percent script')
    .addOption(
      new Option(
        '--package <dir>',
        'a package’s repository, besides what the notebook imports; may be given again',
      ).argParser(oneMore),
    )
    .option('--output <file>', 'write it there (default: in place; `solidify undo <notebook>` puts it back)')
    .option('--dry-run', 'show what comes back and the diff; write nothing')
    .option('--python <exe>', 'the notebook’s interpreter (default: its kernelspec’s, or python3)')
    .option('--json', 'machine-readable output')
    .action(async (notebook: string, flags: InlineFlags) => run((await handlers()).inline(notebook, flags)));
}

/** A path may hold commas: an option for several is given several times. */
function oneMore(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function addExtract(
  program: Command,
  handlers: () => Promise<Handlers>,
  run: (handler: Handler) => Promise<void>,
): void {
  withHistoryOptions(program.command('extract'))
    .description('make a package repository and rewrite the notebooks to import from it')
    .argument('[paths...]', 'notebooks, percent scripts or folders; with --from-plan those of the plan')
    .option('--to <dir>', 'the folder of the package repository: a new one, or one that Solidify made')
    .option('--into <dir>', 'instead of --to: the folder of a package of your own, made by other means')
    .option('--name <distribution>', 'name of the package (default: the folder’s name)')
    .option(
      '--select <names>',
      'only these, settled or not; globs, name@cell, comma-separated',
      commaSeparated,
    )
    .option('--exclude <names>', 'not these; globs, name@cell, comma-separated', commaSeparated)
    .option('--all', 'everything that may move, settled or not')
    .addOption(
      new Option(
        '--rename <old=new>',
        'another name, in the package and in the notebooks; may be given again',
      ).argParser(renames),
    )
    .addOption(
      new Option(
        '--variant <name=notebook>',
        'of a name that notebooks define differently, whose definition moves; may be given again',
      ).argParser(variants),
    )
    .addOption(
      new Option(
        '--take <package|notebook:name>',
        'whose code counts where both have the name; without a name, for all; comma-separated',
      ).argParser(takes),
    )
    .option('--lift', 'make parameters of notebook values that functions read, so that they may move')
    .option(
      '--notebooks-to <dir>',
      'write the rewritten notebooks there, over no file of yours (default: in place)',
    )
    .option('--prune-imports', 'drop imports that only moved code used')
    .option('--autoreload', 'add a cell that reloads the package as you edit it')
    .option('--dry-run', 'show the plan and the diffs; write nothing')
    .option('--plan <file>', 'write the plan as JSON; change nothing else')
    .option('--from-plan <file>', 'carry out a plan that you edited: names, modules, and what moves')
    .option('--python <exe>', 'the notebook’s interpreter (default: its kernelspec’s, or python3)')
    .addOption(allowSecret())
    .option('--record', 'run the notebook and turn its calls into tests')
    .option(
      '--record-data <names>',
      'record, with the real values of these functions’ calls in data files; comma-separated',
      commaSeparated,
    )
    .option('--annotate', 'record, and write the type hints that all calls agree with where there are none')
    .option(
      '--mutate',
      'tell how many mutants of the moved functions the tests catch, and the lines they run',
    )
    .option('--verify', 'run before and after; write nothing unless they show the same')
    .option('--drop-unproven', 'verify, and keep in the notebook what makes it show something else')
    .addOption(
      new Option('--timeout <seconds>', 'for each cell that --record or --verify runs').argParser(Number),
    )
    .addOption(
      new Option('--timeout-total <seconds>', 'for all runs of --record, and of --verify').argParser(Number),
    )
    .option('--check', 'run the checks of its pipeline; write nothing unless they are green')
    .option('--install', 'install the package into the notebook’s environment')
    .option('--pinned', 'with --install and --push: install the pushed commit, not the folder')
    .option('--install-cell', 'with --push: add a cell that installs the package where it is missing')
    .option('--push <url>', 'push to a remote that exists and is empty')
    .option('--author <name>', 'author (default: Git’s)')
    .option('--email <address>', 'the author’s e-mail (default: Git’s)')
    .option('--license <SPDX id>', 'licence (default: LicenseRef-Proprietary)')
    .addOption(
      new Option('--publish <registry>', 'let the host’s CI publish the package').choices(['pypi', 'npm']),
    )
    .addOption(
      new Option('--host <host>', 'whose CI to set up (default: the host of --push, else github)').choices([
        'github',
        'gitlab',
        'none',
      ]),
    )
    .option('--yes', 'don’t ask')
    .option('--json', 'machine-readable output')
    .action(async (paths: string[], flags: ExtractFlags) => run((await handlers()).extract(paths, flags)));
}

function withHistoryOptions(command: Command): Command {
  return command
    .option('--no-history', 'don’t look at the notebooks’ Git history')
    .option('--no-cache', 'keep nothing of that history in the user’s cache folder');
}

function allowSecret(): Option {
  const description = 'no obstacle by this rule for secrets, which was a false alarm; may be given again';
  return new Option('--allow-secret <rule>', description).argParser(commaSeparated);
}

/** A path may hold commas: each choice has an option of its own. */
function variants(value: string, before: readonly VariantRequest[] | undefined): readonly VariantRequest[] {
  return [...(before ?? []), parseVariant(value)];
}

/** Sides come comma-separated. */
function takes(value: string, before: readonly Take[] | undefined): readonly Take[] {
  return [...(before ?? []), ...commaSeparated(value, undefined).map(parseTake)];
}

/** Renames come comma-separated too. */
function renames(value: string, before: readonly RenameRequest[] | undefined): readonly RenameRequest[] {
  return [...(before ?? []), ...commaSeparated(value, undefined).map(parseRename)];
}

/** Names come comma-separated; an option that is given again adds to them. */
function commaSeparated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [
    ...(before ?? []),
    ...value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ];
}

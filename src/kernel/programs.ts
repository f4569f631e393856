import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';

/** How a program is run. */
export interface ProgramOptions {
  /** Absolute path of the folder that it works in; left out: the system's folder for temporary files. */
  readonly folder?: string;
  /** All variables of its environment; left out: those of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Lines of its end that are kept. */
  readonly tail: number;
  /** Gets each line that it says. */
  readonly onLine: (line: string) => void;
}

/** A finished program: its exit status (null: killed or never started) and the last lines that it said. */
export interface Finished {
  readonly status: number | null;
  readonly tail: string;
}

/** Characters that are kept of what a program says, for its last lines. */
const MOST_KEPT = 20_000;

/** Runs a program to its end, without input. Never throws: one that can't be started has said why. */
export function runProgram(
  [command = '', ...args]: readonly string[],
  { folder = tmpdir(), environment = process.env, tail, onLine }: ProgramOptions,
): Promise<Finished> {
  return new Promise((resolve) => {
    const said = { text: '' };
    const child = spawn(command, args, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.text = `${said.text}${line}\n`.slice(-MOST_KEPT);
        if (line.trim() !== '') onLine(line);
      });
    }
    child.once('error', (error) => {
      resolve({ status: null, tail: error.message });
    });
    child.once('close', (status) => {
      resolve({ status, tail: said.text.trim().split('\n').slice(-tail).join('\n') });
    });
  });
}

/** A program that was asked something in one line of JSON, and answers in lines of JSON until it ends. */
export interface Helper {
  readonly answers: AsyncIterable<unknown>;
  /** Ends its input, at which it stops. */
  readonly stop: () => void;
  /** Ends it at once, whatever it does. */
  readonly kill: () => void;
  /** Fulfilled when it has ended, however it did. */
  readonly ended: Promise<void>;
}

/** Starts a program that answers one request. What it says to stderr is nobody's business. */
export function startHelper(
  [command = '', ...args]: readonly string[],
  request: unknown,
  environment: NodeJS.ProcessEnv = process.env,
): Helper {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: environment,
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      resolve();
    });
    child.once('close', () => {
      resolve();
    });
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  return {
    answers: parsedLines(createInterface(child.stdout)),
    stop: () => child.stdin.end(),
    kill: () => child.kill('SIGKILL'),
    ended,
  };
}

async function* parsedLines(lines: AsyncIterable<string>): AsyncIterable<unknown> {
  for await (const line of lines) yield JSON.parse(line) as unknown;
}

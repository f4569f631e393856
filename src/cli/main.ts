#!/usr/bin/env node
import { CommanderError } from 'commander';
import { SolidifyError, type ErrorClass } from '../text/error.ts';
import { buildProgram, type Handler } from './program.ts';
import { processStreams, type Streams } from './streams.ts';
import { takeOverErrors } from './usage.ts';

const EXIT_CODES: Readonly<Record<ErrorClass, number>> = { nothing: 1, usage: 2, refused: 3 };

/** Runs a handler; whatever goes wrong ends in the contract's exit codes. */
async function run(handler: Handler): Promise<void> {
  const streams = processStreams();
  try {
    process.exitCode = await handler(streams);
  } catch (error) {
    streams.endProgress();
    await tell(error, streams);
  }
}

/** Prints an error and sets the exit code. */
async function tell(error: unknown, streams: Streams): Promise<void> {
  if (error instanceof SolidifyError) {
    const { errorText } = await import('../report/error.ts');
    streams.talk(errorText(error));
    process.exitCode = EXIT_CODES[error.kind];
  } else {
    streams.talk(
      `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  to do: this is a defect of Solidify; please report it with the lines above\n`,
    );
    process.exitCode = 3;
  }
}

// A reader that goes away (`solidify scan | head`) is no error, and what was begun is brought to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const program = buildProgram(
  __VERSION__,
  async () => {
    const { tuneEngine } = await import('./engine.ts');
    tuneEngine();
    const { handlers } = await import('./handlers.ts');
    return handlers;
  },
  run,
);
takeOverErrors(program);
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else await tell(error, processStreams());
}

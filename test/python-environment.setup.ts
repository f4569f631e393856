import { makePythonEnvironment, pythonProblem } from './python-environment.ts';

/** Vitest's global setup: makes the tests' Python, or says that the tests that need it will be skipped. */
export default async function setup(): Promise<void> {
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const python = await makePythonEnvironment(say);
  if (python === null) say(`tests that need Python are skipped: ${pythonProblem() ?? ''}`);
}

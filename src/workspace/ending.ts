const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Sees to it that `action` is done however the process ends, but for a kill. Gives what calls that off. Signals are
 * listened to only meanwhile: a process that listens can't be stopped in the middle of a long computation.
 */
export function atEnd(action: () => void): () => void {
  const callOff = (): void => {
    process.off('exit', action);
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    callOff();
    action();
    // Ends as it would have without us, so that whoever called sees why.
    process.kill(process.pid, signal);
  };
  process.once('exit', action);
  for (const signal of SIGNALS) process.once(signal, end);
  return callOff;
}

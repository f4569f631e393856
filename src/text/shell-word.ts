/**
 * A path as one word of a POSIX shell's command line, quoted where it has to be: a suggested command means what it says,
 * whatever a file is called.
 */
export function shellWord(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path;
  return /^[\w./:@%+=,~-]+$/.test(word) && !word.startsWith('~')
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

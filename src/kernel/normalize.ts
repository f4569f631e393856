/**
 * Replaces what differs from run to run without meaning: memory addresses (`at 0x7f…`), what %time and %timeit
 * measured, names of temporary files.
 */
export function normalizeText(text: string): string {
  return text
    .replace(/\bat 0x[0-9a-fA-F]+/g, 'at 0x…')
    .replace(/^(CPU times|Wall time|Compiler|Parser {2}): .*$/gm, '$1: …')
    .replace(/^.* per loop \(mean ± std\. dev\. of .*\)$/gm, '… per loop')
    .replace(/^The slowest run took .* times longer than the fastest\..*\n(?:.*being cached\.\s*\n)?/gm, '')
    .replace(/(?<=[/\\])tmp[a-z0-9_]{8}\b/g, 'tmp…')
    .replace(/(?<=[/\\])ipykernel_\d+(?=[/\\])/g, 'ipykernel_…');
}

/** Replaces what says where code stands: file and line, cell and line. */
export function dropLocations(text: string): string {
  return text
    .replace(/(?:[A-Za-z]:)?[^\s"'():]*\.py:\d+/g, '<place>')
    .replace(/<ipython-input-[^>]*>:\d+/g, '<place>')
    .replace(/File "[^"]*", line \d+/g, '<place>')
    .replace(/Cell In ?\[\d+\], line \d+/g, '<place>')
    .replace(/\([^\s()]+, line \d+\)/g, '(<place>)');
}

/**
 * Drops Python's warnings (`file:line: SomeWarning: message`, then the source line indented by two). A message may
 * span lines; without an indented line near, only the first line is taken.
 */
export function dropWarnings(text: string): string {
  return text.replace(/^\S.*:\d+: \w*Warning: .*(?:(?:\n(?! {2}).*){0,8}?\n {2}.*)?\n?/gm, '');
}

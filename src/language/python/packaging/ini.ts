import type { Span } from '../../../text/span.ts';

/** One value of a file in the format of Python's configparser. */
export interface IniEntry {
  readonly section: string;
  /** In lower case, as configparser compares it. */
  readonly key: string;
  /** From behind the `=` to the end of its last line with text, without that line's break. */
  readonly span: Span;
  /** Its lines with text, trimmed; comments of whole lines are left out. */
  readonly lines: readonly string[];
}

/** Reads the values of an INI file such as setup.cfg, as configparser does by default. */
export function readIni(text: string): readonly IniEntry[] {
  const entries: { section: string; key: string; span: Span; lines: string[] }[] = [];
  const state = { section: '', isOpen: false, at: 0 };
  for (const whole of text.split(/(?<=\n)/)) {
    const line = whole.replace(/\r?\n$/, '');
    const end = state.at + line.length;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [head, key] = /^([^\s#;[=:][^=:]*?)\s*[=:][ \t]*/.exec(line) ?? [];
    const last = entries.at(-1);
    if (header !== undefined) {
      state.section = header;
      state.isOpen = false;
    } else if (head !== undefined && key !== undefined) {
      const span = { start: state.at + head.length, end };
      const value = line.slice(head.length).trim();
      entries.push({
        section: state.section,
        key: key.toLowerCase(),
        span,
        lines: value === '' ? [] : [value],
      });
      state.isOpen = true;
    } else if (state.isOpen && last && /^[ \t]+[^\s#;]/.test(line)) {
      last.lines.push(line.trim());
      last.span = { ...last.span, end };
    }
    state.at += whole.length;
  }
  return entries;
}

/** The value of a key; null where it isn't there. */
export function iniEntry(text: string | null, section: string, key: string): IniEntry | null {
  if (text === null) return null;
  return readIni(text).find((each) => each.section === section && each.key === key) ?? null;
}

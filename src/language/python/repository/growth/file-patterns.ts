import { readToml, textsAt, valueAt } from '../../packaging/toml/index.ts';
import type { RuffPlace } from '../../packaging/ruff-settings.ts';

/**
 * Whether a repository lets ruff pass a rule in a file already, by a pattern of `per-file-ignores`. Patterns are matched as ruff does: against the
 * path and the file's name, `*` over `/` too; one that begins with `!` stands for all other files.
 */
export function passesAlready(text: string, { root }: RuffPlace): (path: string, rule: string) => boolean {
  const document = readToml(text);
  const tables = [
    [...root, 'lint', 'per-file-ignores'],
    [...root, 'lint', 'extend-per-file-ignores'],
    [...root, 'per-file-ignores'],
  ];
  const entries = tables.flatMap((table) => {
    const value = document && valueAt(document, ...table);
    return typeof value === 'object' && value !== null
      ? Object.keys(value).map((pattern) => ({
          pattern,
          codes: document ? textsAt(document, ...table, pattern) : [],
        }))
      : [];
  });
  return (path, rule) =>
    entries.some(
      ({ pattern, codes }) =>
        fits(path, pattern) && codes.some((code) => code === 'ALL' || rule.startsWith(code)),
    );
}

function fits(path: string, pattern: string): boolean {
  if (pattern.startsWith('!')) return !fits(path, pattern.slice(1));
  const expression = pattern.replaceAll(/\*+\/?|\?|\{[^{}]*\}|[.+^$()|[\]\\]/g, (token) => {
    if (token === '?') return '.';
    if (token.startsWith('{')) return `(?:${token.slice(1, -1).replaceAll('.', '\\.').replaceAll(',', '|')})`;
    if (token.startsWith('*')) return token.length > 2 && token.endsWith('/') ? '(?:.*/)?' : stars(token);
    return `\\${token}`;
  });
  const whole = new RegExp(`^(?:${expression})$`, 'u');
  return whole.test(path) || whole.test(path.split('/').at(-1) ?? path);
}

function stars(token: string): string {
  return token.endsWith('/') ? '.*/' : '.*';
}

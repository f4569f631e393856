import { withFixes, withRuff } from '../ruff/index.ts';
import type { Fixable, PythonStyle } from '../ruff/index.ts';

/** A text of which a part was replaced, without the imports that only that part had read. Those that nothing read before stay. */
export function withoutUnusedImports(before: string, after: string, style: PythonStyle): Promise<string> {
  if (before === after) return Promise.resolve(after);
  return withRuff(style, { select: ['F401'], ignore: [] }, (ruff) => {
    const check = (text: string): readonly Fixable[] => ruff.check(text) as readonly Fixable[];
    const known = new Set(check(before).map(({ message }) => message));
    let text = after;
    // Fixes of one statement overlap: one at a time.
    for (let left = check(text).length; left > 0; left -= 1) {
      const found = check(text).find(({ message, fix }) => !known.has(message) && fix !== null);
      if (!found) break;
      text = withFixes(text, [found]);
    }
    return text;
  });
}

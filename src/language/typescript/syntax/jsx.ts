/**
 * What the text between tags stands for, by JSX's rule: lines are trimmed but for the outer ends of the first and the last,
 * empty ones go, the others are joined by a space. Empty where nothing is left.
 */
export function jsxText(text: string): string {
  const lines = text.split(/\r\n|[\r\n]/);
  const kept = lines
    .map((line, index) => {
      const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
      return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '');
  return kept.length === 0 ? '' : `text ${JSON.stringify(kept.join(' '))};`;
}

/** The value of an attribute in quotes, with the quotes that are written as entities. */
export function jsxAttributeText(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '"');
}

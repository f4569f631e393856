/**
 * Formats a YAML, Markdown or JSON file with prettier, and returns any other file as it is. Prose keeps its
 * line breaks and code inside Markdown stays untouched.
 * @throws SyntaxError when the text is not what its path says.
 */
export async function formatMarkup(path: string, text: string): Promise<string> {
  const parser = markupParser(path);
  if (parser === null) return text;
  const { format } = await import('prettier');
  return format(text, { parser, printWidth: 100, proseWrap: 'preserve', embeddedLanguageFormatting: 'off' });
}

function markupParser(path: string): 'yaml' | 'markdown' | 'json' | null {
  if (/\.ya?ml$/.test(path)) return 'yaml';
  if (path.endsWith('.md')) return 'markdown';
  if (path.endsWith('.json')) return 'json';
  return null;
}

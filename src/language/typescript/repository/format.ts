/** How the files of a package are formatted: as `.prettierrc.json` of templates/typescript says it. */
const STYLE = { printWidth: 100 } as const;

/**
 * Formats a file with prettier as the package itself does; a file of no kind that prettier knows comes back as it is.
 * @throws SyntaxError when the text is not what its path says.
 */
export async function formatFile(path: string, text: string): Promise<string> {
  const parser = parserFor(path);
  if (parser === null) return text;
  const { format } = await import('prettier');
  return format(text, { ...STYLE, parser, filepath: path });
}

function parserFor(
  path: string,
): 'typescript' | 'json' | 'json-stringify' | 'jsonc' | 'yaml' | 'markdown' | null {
  if (/\.tsx?$/.test(path)) return 'typescript';
  if (/(?:^|\/)package\.json$/.test(path)) return 'json-stringify';
  if (/(?:^|\/)tsconfig[^/]*\.json$/.test(path)) return 'jsonc';
  if (path.endsWith('.json')) return 'json';
  if (/\.ya?ml$/.test(path)) return 'yaml';
  return path.endsWith('.md') ? 'markdown' : null;
}

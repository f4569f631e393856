/** How the files of a package are formatted: as `.prettierrc.json` of templates/typescript says it. */
const STYLE = { printWidth: 100 } as const;

/**
 * Formats a file with prettier as the package itself does; a file of no kind that prettier knows comes back as it is.
 * @throws SyntaxError when the text is not what its path says.
 */
export async function formatFile(path: string, text: string): Promise<string> {
  if (!/\.(?:tsx?|json|md|ya?ml)$/.test(path)) return text;
  const { format } = await import('prettier');
  return format(text, { ...STYLE, filepath: path });
}

/** An identifier as Python compares it: NFKC-normalised (language reference, 2.3). */
export function normalizeIdentifier(text: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII as a whole
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKC');
}

/** Private name mangling (language reference, 6.2.1): `__x` in class `_C` is `_C__x`. */
export function mangle(name: string, className: string | null): string {
  if (className === null || !name.startsWith('__') || name.endsWith('__')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A value as an object; empty for everything else. */
export function jsonObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A value as a list; empty for everything else. */
export function jsonList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string; null for everything else. */
export function jsonString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A number; null for everything else. */
export function jsonNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** nbformat's multi-line strings: one string, or a list of strings to be joined; null for anything else. */
export function jsonText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) return null;
  return value.join('');
}

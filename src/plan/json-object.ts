/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Partial<Record<string, unknown>>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object, its members not yet looked at. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Longer texts are no names and no paths, and joining paths takes time quadratic in their length. */
const MAXIMUM_TEXT = 4096;

/** The short texts of a list; none where it is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}

/** The value where it is a short text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAXIMUM_TEXT ? value : undefined;
}

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The value as JSON in ASCII alone, whatever its strings say. Engines keep a text with a single character beyond Latin 1 at
 * twice the size, and all that is cut from it.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

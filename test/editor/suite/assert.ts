// What the tests of the suite claim, in the words of Node's own `assert`, which is not there where VS Code runs in a browser.

/** Claims that there is something. */
export function ok(value: unknown, message = `${show(value)} is nothing.`): asserts value {
  if (!value) throw new Error(message);
}

/** Claims that the two are the same value. */
export function equal<T>(actual: unknown, expected: T, message = 'They differ.'): asserts actual is T {
  if (!Object.is(actual, expected)) throw different(actual, expected, message);
}

/** Claims that the two are different values. */
export function notEqual(actual: unknown, other: unknown, message = `It is ${show(other)}.`): void {
  if (Object.is(actual, other)) throw new Error(message);
}

/** Claims that the two hold the same, all the way down. */
export function deepEqual<T>(actual: unknown, expected: T, message = 'They differ.'): asserts actual is T {
  if (!isAlike(actual, expected)) throw different(actual, expected, message);
}

/** Claims that the text matches. */
export function match(text: string, pattern: RegExp, message = `${show(text)} does not match ${pattern}.`): void {
  if (!pattern.test(text)) throw new Error(message);
}

/** Claims that the text does not match. */
export function doesNotMatch(text: string, pattern: RegExp, message = `${show(text)} matches ${pattern}.`): void {
  if (pattern.test(text)) throw new Error(message);
}

function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [entries, others] = [Object.entries(a), new Map(Object.entries(b))];
  return entries.length === others.size && entries.every(([key, value]) => isAlike(value, others.get(key)));
}

function different(actual: unknown, expected: unknown, message: string): Error {
  return new Error(`${message}\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`);
}

function show(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that leads back to itself';
  }
}

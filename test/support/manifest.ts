import { readFileSync } from 'node:fs';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The texts of the extension's manifest by key, as `package.nls.json` has them. */
export const manifestTexts = json('package.nls.json') as Readonly<Record<string, string>>;

/** The key in `%key%`; nothing where a value is no reference to a text. */
export function textKeyOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
}

/** `package.json` as it is written, with references in the place of texts. */
export const writtenManifest = json('package.json');

/** `package.json` as an editor reads it: with the texts in the place of the references to them; callers say what they read. */
export function readManifest(): unknown {
  return resolveTexts(writtenManifest);
}

function resolveTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolveTexts);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveTexts(inner)]));
  }
  const key = textKeyOf(value);
  return key === undefined ? value : (manifestTexts[key] ?? value);
}

import { configPlaceAt } from '../../core/config/config-place';
import { expectedAt, type ConfigNode, type Expected } from '../../core/config/schema/config-schema';
import type { ConfigPath } from '../../core/config/config';
import type { IdOf } from '../../core/config/schema/schema';
import type { Span } from '../../core/text/span';

/** What stands at a place of a team's file. */
export type ConfigSubject = {
  readonly span: Span;
  readonly name: string;
  /** The way to it, of a key its own name included. */
  readonly path: ConfigPath;
} & (
  | { readonly kind: 'key'; readonly expected: Expected }
  | { readonly kind: 'word'; readonly expected: Expected }
  /** `isEntry`: a key that has the rest below it, and is not merely named. */
  | { readonly kind: 'id'; readonly of: IdOf; readonly isEntry: boolean }
);

/** The key, the id or the word at an offset; `undefined` for free text and for what the file's language does not know. */
export function configSubjectAt(text: string, offset: number, schema: ConfigNode): ConfigSubject | undefined {
  const place = configPlaceAt(text, offset);
  if (place === undefined) return undefined;
  const span = place.replace;
  const name = text.slice(span.start, span.end);
  const around = expectedAt(schema, place.path);
  if (name === '' || around === undefined) return undefined;
  if (place.expects !== 'key') {
    const common = { span, name, path: place.path };
    if (around.wordIs !== undefined) return { ...common, kind: 'id', of: around.wordIs, isEntry: false };
    return { ...common, kind: 'word', expected: around };
  }
  const path = [...place.path, name];
  if (around.keysAre !== undefined)
    return { span, name, path, kind: 'id', of: around.keysAre, isEntry: place.path.length === 1 };
  const expected = expectedAt(schema, path);
  return expected === undefined ? undefined : { span, name, path, kind: 'key', expected };
}

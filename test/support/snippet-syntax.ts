import assert from 'node:assert/strict';

/** What stands around the place at which a snippet is inserted. */
export interface SnippetSurroundings {
  /** The line in which it is inserted, the typed prefix included. */
  readonly TM_CURRENT_LINE: string;
}

/**
 * The text that an editor makes of a snippet, every place filled with its default. It knows the parts of the syntax that
 * Rolecheck writes: `$1`, `${1:default}`, `${1|choice,choice|}`, `${VARIABLE/regular expression/${1:+text}/}` and escapes;
 * anything else fails.
 */
export function expandSnippet(snippet: string, surroundings: SnippetSurroundings = { TM_CURRENT_LINE: '' }): string {
  let text = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const match = sticky.exec(snippet) ?? undefined;
    at = match === undefined ? at : sticky.lastIndex;
    return match;
  };
  while (at < snippet.length) {
    const plain = take(/(?:[^\\$]|\\[\\$}])+/);
    if (plain !== undefined) {
      assert.doesNotMatch(plain[0], /(?<!\\)\}/u, 'a brace outside of a place has a backslash');
      text += plain[0].replace(/\\([\\$}])/g, '$1');
      continue;
    }
    const transform = take(/\$\{(TM_CURRENT_LINE)\/((?:[^/\\]|\\.)+)\/\$\{1:\+([^}]*)\}\/\}/);
    if (transform !== undefined) {
      const [, , pattern = '', ifFilled = ''] = transform;
      text += surroundings.TM_CURRENT_LINE.replace(new RegExp(pattern), (_all, group?: string) =>
        group === undefined || group === '' ? '' : ifFilled,
      );
      continue;
    }
    const choices = take(/\$\{\d+\|((?:[^\\|]|\\[\\,|])+)\|\}/);
    if (choices !== undefined) {
      const [first = ''] = /^(?:[^\\,]|\\.)*/u.exec(choices[1] ?? '') ?? [];
      text += first.replace(/\\([\\,|])/g, '$1');
      continue;
    }
    const place = take(/\$\{\d+:((?:[^\\$}]|\\[\\$}])+)\}|\$\d+/);
    assert.ok(place, `not a snippet from here on: ${snippet.slice(at, at + 40)}`);
    text += (place[1] ?? '').replace(/\\([\\$}])/g, '$1');
  }
  return text;
}

import type { SourceText } from '../text/source-text';
import type { DirectivePlace } from './directive-place';
import type { LineAt } from './line-at';

const TOP = /^rolecheck[ \t]*:([ \t]*)([\p{L}-]*)$/iu;
const IN_BRACES = /^rolecheck[ \t]*:[ \t]*\{(.*)$/i;
const KEY = /^[ \t]+([\p{L}-]*)$/u;
const NAMES = /^[ \t]*disable[ \t]*:([ \t]*)(.*)$/i;
const ENTRY = /^[ \t]*-([ \t]+)(.*)$/;

/**
 * What is being written under `rolecheck:` in the front matter, told from the lines alone, since YAML is hardly ever whole
 * while somebody types.
 */
export function frontMatterDirectiveAt(line: LineAt, source: SourceText, offset: number): DirectivePlace | undefined {
  const place = (part: DirectivePlace['part'], value: string, lead: string): DirectivePlace => {
    const typed = /[\p{L}\p{N}_-]*$/u.exec(value)?.[0] ?? '';
    const rest = typed === '' ? 0 : (/^[\p{L}\p{N}_-]*/u.exec(line.behind)?.[0].length ?? 0);
    const named = value.slice(0, value.length - typed.length).split(/[\s,"'[\]]+/);
    return {
      kind: 'directive',
      part,
      directive: 'front-matter',
      named: named.filter((word) => word !== ''),
      replace: { start: offset - typed.length, end: offset + rest },
      typed,
      lead,
      tail: '',
      concerns: { start: 0, end: source.length },
    };
  };
  const names = (value: string, blanks: string): DirectivePlace | undefined =>
    // Behind a comment's mark or a closing bracket there is nothing to name.
    /(?:^|\s)#|\]/.test(value) ? undefined : place('names', value, blanks === '' && value === '' ? ' ' : '');

  const top = TOP.exec(line.before);
  if (top !== null) return place('switch', top[2] ?? '', top[1] === '' && top[2] === '' ? ' ' : '');
  const inBraces = IN_BRACES.exec(line.before)?.[1];
  if (inBraces !== undefined) {
    const last = NAMES.exec(inBraces.split(/,(?![^[]*$)/).at(-1) ?? '');
    return last === null ? undefined : names(last[2] ?? '', last[1] ?? '');
  }
  if (!/^[ \t]|^-/.test(line.text) || !standsUnderSwitch(line, source)) return undefined;
  const value = NAMES.exec(line.before);
  if (value !== null) return names(value[2] ?? '', value[1] ?? '');
  const entry = ENTRY.exec(line.before);
  if (entry !== null) return isUnderDisable(line, source) ? names(entry[2] ?? '', entry[1] ?? '') : undefined;
  const key = KEY.exec(line.before)?.[1];
  return key === undefined || !/^[\p{L}-]*[ \t]*$/u.test(line.behind) ? undefined : place('key', key, '');
}

/** Whether the nearest line above that begins at the margin is `rolecheck:`. */
function standsUnderSwitch(line: LineAt, source: SourceText): boolean {
  for (let above = source.lineAt(line.start) - 1; above >= 0; above--) {
    const text = source.lineText(above);
    if (/^(?:[ \t#]|$)/.test(text)) continue;
    return /^rolecheck[ \t]*:[ \t]*(?:#.*)?$/i.test(text);
  }
  return false;
}

/** Whether the nearest key above an entry of a list is `disable:`. */
function isUnderDisable(line: LineAt, source: SourceText): boolean {
  for (let above = source.lineAt(line.start) - 1; above >= 0; above--) {
    const text = source.lineText(above);
    if (/^[ \t]*(?:-[ \t]|#|$)/.test(text)) continue;
    return /^[ \t]+disable[ \t]*:[ \t]*(?:#.*)?$/i.test(text);
  }
  return false;
}

import { directiveKeywords } from '../rules/directives';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/**
 * Inside a comment that is or may become a directive: `<!-- rolecheck-disable-next-line conversion-rate -->`, or under
 * `rolecheck:` in the front matter.
 */
export interface DirectivePlace {
  readonly kind: 'directive';
  /**
   * - `name`: the directive's own name is being written; `names`: the rules and terms behind it
   * - `switch`: what stands behind `rolecheck:` in the front matter; `key`: a key below it
   */
  readonly part: 'name' | 'names' | 'switch' | 'key';
  /** The directive's name where it stands there: `disable-next-line`; `front-matter` there. */
  readonly directive: string | undefined;
  /** The names that stand behind it already. */
  readonly named: readonly string[];
  readonly replace: Span;
  readonly typed: string;
  readonly lead: string;
  /** What ends the comment where nothing does yet. */
  readonly tail: string;
  /** The stretch of the document that the directive is about. */
  readonly concerns: Span;
}

const OPENING = '<!--';
const KEYWORDS = Object.keys(directiveKeywords);
const NAME = /^\s*([a-z-]*)$/i;
const NAMES = /^\s*rolecheck-(disable-next-line|disable-line|disable-file|disable|enable)\s+(.*)$/i;

/** The comment around the caret, or nothing where it stands in none; `other` is one that is no directive. */
export function directivePlaceAt(source: SourceText, offset: number): DirectivePlace | 'other' | undefined {
  const { text } = source;
  const opening = text.lastIndexOf(OPENING, offset - OPENING.length);
  if (opening < 0) return undefined;
  const close = text.indexOf('-->', opening + OPENING.length);
  if (close >= 0 && close < offset) return undefined;
  const inside = text.slice(opening + OPENING.length, offset);
  if (inside.includes('\n') || inside.includes('\r')) return 'other';
  const lineEnd = source.lineEnd(source.lineAt(offset));
  const isClosed = close >= 0 && close <= lineEnd;
  const rest = /^[a-z-]*[a-z]/i.exec(text.slice(offset, isClosed ? close : lineEnd))?.[0].length ?? 0;
  const behind = text.slice(offset + rest, isClosed ? close : lineEnd);
  const tail = isClosed ? (behind === '' ? ' ' : '') : ' -->';
  const name = NAME.exec(inside)?.[1];
  if (name !== undefined) {
    if (!KEYWORDS.some((keyword) => keyword.includes(name.toLowerCase()))) return 'other';
    return {
      kind: 'directive',
      part: 'name',
      directive: undefined,
      named: [],
      replace: { start: offset - name.length, end: offset + rest },
      typed: name,
      lead: inside === name ? ' ' : '',
      tail,
      concerns: concern(source, undefined, opening, offset),
    };
  }
  const names = NAMES.exec(inside);
  const value = names?.[2];
  if (value === undefined || /(?:^|\s)(?:--|[–—])/.test(value)) return 'other';
  const words = value.split(/[\s,]+/);
  const typed = words.pop() ?? '';
  const directive = names?.[1]?.toLowerCase();
  return {
    kind: 'directive',
    part: 'names',
    directive,
    named: words.filter((word) => word !== ''),
    replace: { start: offset - typed.length, end: offset + rest },
    typed,
    lead: '',
    tail,
    concerns: concern(source, directive, opening, offset),
  };
}

/** The line that a directive for one line is about, or all that follows. */
function concern(source: SourceText, directive: string | undefined, opening: number, offset: number): Span {
  const line = source.lineAt(opening);
  if (directive === 'disable-file') return { start: 0, end: source.length };
  if (directive === 'disable-line') return { start: source.lineStart(line), end: source.lineEnd(line) };
  if (directive === 'disable' || directive === 'enable') return { start: offset, end: source.length };
  let next = line + 1;
  while (next < source.lineCount - 1 && source.lineText(next).trim() === '') next++;
  return { start: source.lineStart(next), end: source.lineEnd(next) };
}

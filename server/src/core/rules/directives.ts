import type { Comment } from '../markdown/blocks';
import type { FrontMatterSwitch } from '../plan/front-matter/switch';
import { movedSpan, type Span } from '../text/span';
import type { RuleMemory } from './rule-memory';

/** What a directive does; `front-matter` is an entry under `rolecheck:` there, the others are comments. */
export type DirectiveKind =
  'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable' | 'front-matter';

/** How the comments begin, each with what it does. */
export const directiveKeywords: Readonly<Record<string, DirectiveKind>> = {
  'rolecheck-disable-next-line': 'disable-next-line',
  'rolecheck-disable-line': 'disable-line',
  'rolecheck-disable-file': 'disable-file',
  'rolecheck-disable': 'disable',
  'rolecheck-enable': 'enable',
};

/** A word of a directive and where it stands in the document. */
export interface DirectiveWord extends Span {
  readonly text: string;
}

/**
 * What speaks to Rolecheck in a document: a comment, `<!-- rolecheck-disable-line metric-outside-role -- agreed with growth -->`,
 * or one entry of the front matter's `rolecheck:`.
 */
export interface Directive {
  /** The whole comment, or the whole entry. */
  readonly span: Span;
  /** The word that says what it does; of an entry in the front matter, which has none, the entry itself. */
  readonly keyword: DirectiveWord;
  /** `undefined` where the keyword is not one of ours, though it was meant to be. */
  readonly kind: DirectiveKind | undefined;
  /** Names of rules and terms, as they are written. */
  readonly names: readonly DirectiveWord[];
  /** What stands behind `--`, or beside the entry: why. */
  readonly reason: string | undefined;
}

const OPENING = '<!--'.length;
const MEANT_FOR_US = /^role-?check(?:s)?-/i;
/** Two hyphens, or the dash that some editors make of them. */
const REASON = /(?:^|\s)(?:--|[–—])(?:\s|$)/;

/** The key by which directives are kept for the next version, by what their comments say. */
const READ = Object.freeze({});
type ReadBefore = ReadonlyMap<string, Directive | undefined>;

/** Reads what speaks to Rolecheck, mistyped comments included, in the order of the document. */
export function readDirectives(
  comments: readonly Comment[],
  switches: readonly FrontMatterSwitch[],
  memory: RuleMemory,
): readonly Directive[] {
  const read = memory.of<ReadBefore>(READ, (earlier) => {
    return new Map(
      comments.map((comment) => {
        const { content } = comment;
        const known = earlier?.has(content) === true;
        return [content, known ? earlier.get(content) : readComment(comment)];
      }),
    );
  });
  const inComments = comments
    .flatMap(({ span, content }) => {
      const directive = read.get(content);
      return directive === undefined ? [] : [movedDirective(directive, span.start - directive.span.start)];
    })
    .sort((one, other) => one.span.start - other.span.start);
  return [...switches.flatMap(readSwitch), ...inComments];
}

function movedDirective(directive: Directive, by: number): Directive {
  if (by === 0) return directive;
  const { span, keyword, kind, names, reason } = directive;
  const moved = (word: DirectiveWord): DirectiveWord => ({ ...movedSpan(word, by), text: word.text });
  return { span: movedSpan(span, by), keyword: moved(keyword), kind, names: names.map(moved), reason };
}

/** Whether the directive speaks for the whole document, wherever it stands. */
export function isForFile({ kind }: Directive): boolean {
  return kind === 'disable-file' || kind === 'front-matter';
}

function readComment({ span, content }: Comment): Directive | undefined {
  const [called, ...why] = content.split(REASON);
  const [keyword, ...names] = wordsOf(called ?? '', span.start + OPENING);
  if (keyword === undefined || !MEANT_FOR_US.test(keyword.text)) return undefined;
  const reason = why.join(' -- ').replace(/\s+/g, ' ').trim();
  const kind = Object.hasOwn(directiveKeywords, keyword.text) ? directiveKeywords[keyword.text] : undefined;
  return { span, keyword, kind, names, reason: reason === '' ? undefined : reason };
}

/** Each entry of a list speaks for itself, as a comment would. */
function readSwitch({ entries, reason }: FrontMatterSwitch): readonly Directive[] {
  return entries.flatMap(({ text, span, textStart }): readonly Directive[] => {
    const words = wordsOf(text, textStart ?? 0);
    const names = textStart === undefined ? words.map((word) => ({ ...word, ...span })) : words;
    const [first, last] = [names[0], names.at(-1)];
    if (first === undefined || last === undefined) return [];
    const keyword = { text: text.trim(), start: first.start, end: last.end };
    return [{ span, keyword, kind: 'front-matter', names, reason }];
  });
}

function wordsOf(text: string, offset: number): readonly DirectiveWord[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({
    text: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

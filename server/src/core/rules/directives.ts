import type { Comment } from '../markdown/blocks';
import type { Span } from '../text/span';

/** What a directive does. */
export type DirectiveKind = 'disable-next-line' | 'disable-line' | 'disable' | 'enable';

/** How directives begin, each with what it does. */
export const directiveKeywords: Readonly<Record<string, DirectiveKind>> = {
  'rolecheck-disable-next-line': 'disable-next-line',
  'rolecheck-disable-line': 'disable-line',
  'rolecheck-disable': 'disable',
  'rolecheck-enable': 'enable',
};

/** A word of a directive and where it stands in the document. */
export interface DirectiveWord extends Span {
  readonly text: string;
}

/** A comment that speaks to Rolecheck: `<!-- rolecheck-disable-line metric-outside-role -- agreed with growth -->` */
export interface Directive {
  /** The whole comment. */
  readonly span: Span;
  readonly keyword: DirectiveWord;
  /** `undefined` where the keyword is not one of ours, though it was meant to be. */
  readonly kind: DirectiveKind | undefined;
  /** Names of rules and terms, as they are written. */
  readonly names: readonly DirectiveWord[];
  /** What stands behind `--`: why. */
  readonly reason: string | undefined;
}

const OPENING = '<!--'.length;
const MEANT_FOR_US = /^role-?check(?:s)?-/i;
const REASON = /(?:^|\s)--(?:\s|$)/;

/** Reads the comments that speak to Rolecheck, mistyped ones included, in the order of the document. */
export function readDirectives(comments: readonly Comment[]): readonly Directive[] {
  return comments
    .flatMap((comment) => readDirective(comment) ?? [])
    .sort((one, other) => one.span.start - other.span.start);
}

function readDirective({ span, content }: Comment): Directive | undefined {
  const [called, ...why] = content.split(REASON);
  const [keyword, ...names] = wordsOf(called ?? '', span.start + OPENING);
  if (keyword === undefined || !MEANT_FOR_US.test(keyword.text)) return undefined;
  const reason = why.join(' -- ').trim();
  const kind = Object.hasOwn(directiveKeywords, keyword.text) ? directiveKeywords[keyword.text] : undefined;
  return { span, keyword, kind, names, reason: reason === '' ? undefined : reason };
}

function wordsOf(text: string, offset: number): readonly DirectiveWord[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({
    text: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

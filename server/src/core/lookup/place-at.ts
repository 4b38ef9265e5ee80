import type { Analysis } from '../analyze';
import { foreignVoiceAt } from '../markdown/own-voice';
import { pathTo } from '../markdown/find-block';
import { findRoleNames } from '../roles/role-names';
import type { Section } from '../plan/plan';
import type { Span } from '../text/span';
import { directivePlaceAt, type DirectivePlace } from './directive-place';
import { frontMatterDirectiveAt } from './front-matter-place';
import { lineAt, restOfWord, type LineAt } from './line-at';
import { frontMatterOwnerAt, ownerPlaceAt, type OwnerPlace } from './owner-place';
import { sectionAt } from './place';
import { termPlaceAt, type TermPlace } from './term-place';

/** The words of a heading. */
export interface HeadingPlace {
  readonly kind: 'heading';
  readonly level: number;
  /** The section in which the heading stands: that of the nearest heading above of a lower level. */
  readonly around: Section | undefined;
  readonly replace: Span;
  readonly typed: string;
  /** The blank that is missing behind the marks. */
  readonly lead: string;
}

/** A place where Rolecheck has nothing to add: code, a link's target, a quotation, a comment, other front matter. */
export interface Nowhere {
  readonly kind: 'nowhere';
}

/** What a caret stands in, as the checker would read what is written there. */
export type Place = TermPlace | OwnerPlace | HeadingPlace | DirectivePlace | Nowhere;

const NOWHERE: Nowhere = { kind: 'nowhere' };

/** Works out what is being written at a caret. The document may be in any state, as documents are while somebody types. */
export function placeAt(analysis: Analysis, offset: number): Place {
  const { source, tree, plan } = analysis;
  if (plan.asked === false) return NOWHERE;
  const line = lineAt(source, offset);
  const { frontMatter } = tree;
  if (frontMatter !== undefined && offset <= frontMatter.span.end) {
    const end = frontMatter.yamlStart + frontMatter.yaml.length;
    if (offset < frontMatter.yamlStart || offset > end) return NOWHERE;
    return (
      frontMatterDirectiveAt(line, source, offset) ??
      frontMatterOwnerAt(line, source.text.slice(0, line.start), offset) ??
      NOWHERE
    );
  }
  const voice = foreignVoiceAt(tree, offset);
  if (voice === 'code') return NOWHERE;
  const directive = directivePlaceAt(source, offset);
  if (directive !== undefined) return directive === 'other' ? NOWHERE : directive;
  if (voice !== undefined || isUnfinishedCode(line)) return NOWHERE;
  if (line.hashes !== '') return headingPlace(analysis, line, offset);
  if (offset - line.start < line.marker.length) return NOWHERE;
  return ownerPlaceAt(line, offset) ?? termPlaceAt(analysis, line, offset) ?? NOWHERE;
}

/** A link's target or a piece of code that is still to be closed. */
function isUnfinishedCode({ before }: LineAt): boolean {
  return (
    /\]\([^)]*$/.test(before) ||
    /(?:https?:\/\/|www\.)\S*$/i.test(before) ||
    (before.match(/`/g) ?? []).length % 2 === 1
  );
}

function headingPlace({ plan, tree }: Analysis, line: LineAt, offset: number): Place {
  const from = line.start + line.hashes.length;
  if (offset < from || pathTo(tree, offset).blocks.some((block) => block.kind === 'aside')) return NOWHERE;
  const level = line.hashes.trim().length;
  let around = sectionAt(plan, Math.max(0, line.start - 1));
  while (around !== undefined && around.heading.level >= level) around = outer(plan.sections, around);
  const text = pathTo(tree, offset).text;
  const plain = text?.plainOffset(offset);
  const names = text === undefined ? [] : findRoleNames(text.text, text.wordsIn(0, text.text.length), plan.grammar);
  const name = names.find(({ start, end }) => plain !== undefined && start < plain && plain < end);
  const endOfRole = text === undefined || name === undefined ? 0 : text.sourceSpan(name.start, name.end).end;
  return {
    kind: 'heading',
    level,
    around,
    replace: { start: from, end: Math.max(offset + restOfWord(line.behind).length, endOfRole) },
    typed: line.text.slice(line.hashes.length, offset - line.start),
    lead: /[ \t]$/.test(line.hashes) ? '' : ' ',
  };
}

function outer(sections: readonly Section[], inner: Section): Section | undefined {
  return sections.findLast(
    ({ span, heading }) =>
      span.start < inner.span.start && inner.span.start < span.end && heading.level < inner.heading.level,
  );
}

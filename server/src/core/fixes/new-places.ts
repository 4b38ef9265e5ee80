import type { Section } from '../plan/plan';
import type { Role } from '../taxonomy/schema';
import { covers } from '../text/span';
import { labelPlaces } from './label-places';
import { blocksFor, headingsFor, labelOf, type Label } from './labels-above';
import { lineEndOf } from './layout';
import { dimensionAt, notationOf, type Origin } from './origin';
import { capitalise } from './piece';
import { insertBlocks, titleOf, type Place } from './places';
import { isSolely, namesFor } from './role-wording';
import { beforeRule, endOfDocument, endOfOwnText, endOfSection } from './section-ends';

/** Places that are made for the term: under the role's heading where there is one, else in a section of its own. */
export function newPlaces(origin: Origin, role: Role, mayOpenSection: boolean): readonly Place[] {
  const standing = sectionsOf(origin, role);
  if (standing.length > 0) return standing.flatMap((section) => placesInSection(origin, section));
  if (!mayOpenSection) return [];
  return origin.assignment.scope.source === 'lead-in' ? labelPlaces(origin, role) : sectionPlaces(origin, role);
}

/** The role's sections, those that share most of the outline with the term first. */
function sectionsOf({ analysis, finding }: Origin, role: Role): readonly Section[] {
  const { sections } = analysis.plan;
  const shared = (section: Section): number =>
    sections.filter(({ span }) => covers(span, finding.span) && covers(span, section.span)).length;
  return sections
    .filter(
      ({ opensScope, context: { scope, silence } }) =>
        opensScope && silence === undefined && scope?.strength === 'strong' && isSolely(scope, role),
    )
    .sort((a, b) => shared(b) - shared(a));
}

/** Under a role's heading: beneath a heading or label for the kind of thing, in the plan's own words for it. */
function placesInSection(origin: Origin, section: Section): readonly Place[] {
  const { analysis } = origin;
  const level = section.heading.level;
  const base = origin.roleSection?.heading.level ?? level;
  const isSaid = section.context.dimension?.dimension === dimensionAt(origin);
  const notation = notationOf(origin);
  const titles = headingsFor(origin, notation, level - base, level);
  const place = (labels: readonly Label[]): Place => ({
    section: titleOf(section),
    isNew: false,
    insert: (piece) => {
      const blocks = blocksFor(labels, piece, origin);
      const opensHeading = labels.some((label) => label.kind === 'heading');
      const at = opensHeading ? endOfSection(section, origin) : endOfOwnText(section, origin);
      return blocks === undefined ? undefined : [insertBlocks(analysis.source, at, blocks, lineEndOf(analysis.source))];
    },
  });
  const headed = titles.map((title) => place([title]));
  const own = labelOf(notation, origin);
  if (isSaid) return [place([]), ...headed];
  return own === undefined ? [...headed, place([])] : [place([own]), ...headed];
}

/** A section of the role's own, after that of the role that has the term now, headed in the same manner. */
function sectionPlaces(origin: Origin, role: Role): readonly Place[] {
  const { analysis, roleSection, assignment } = origin;
  const { source, plan } = analysis;
  const isWhole = assignment.scope.source === 'title' || assignment.scope.source === 'front-matter';
  const like = isWhole || roleSection === undefined ? undefined : roleSection;
  const around = plan.sections.findLast(
    ({ span, heading }) => covers(span, origin.finding.span) && heading.level === 2,
  );
  const level = like?.heading.level ?? around?.heading.level ?? 2;
  const names = sectionNames(origin, role, like);
  const notation = notationOf(origin);
  return names.flatMap((name) => {
    const words = like === undefined ? name : headingLike(like, origin, name);
    const heading: Label = { kind: 'heading', level, words, like: like?.heading };
    const own = labelOf(notation, origin);
    const inner: readonly (readonly Label[])[] = [
      ...(own === undefined ? [] : [[own]]),
      ...headingsFor(origin, notation, 0, level).map((title) => [title]),
    ];
    const isSaid = like?.context.dimension?.dimension === dimensionAt(origin);
    const isBare = notation.kind === 'none' && like !== undefined;
    const stacks = isSaid || isBare ? [[], ...inner] : notation.kind === 'none' ? [...inner, []] : inner;
    return stacks.map((labels): Place => ({
      section: name,
      isNew: true,
      insert: (piece) => {
        const blocks = blocksFor([heading, ...labels], piece, origin);
        if (blocks === undefined) return undefined;
        const end = like === undefined ? endOfDocument(origin) : like.span.end;
        const { at, rule } = beforeRule(end, origin);
        const divided = rule === undefined ? blocks : [[rule], ...blocks];
        return [insertBlocks(source, at, divided, lineEndOf(source))];
      },
    }));
  });
}

/** Names for a section's heading; one in another role's document has to name a team, not a subject. */
function sectionNames(
  { analysis, assignment, from }: Origin,
  role: Role,
  beside: Section | undefined,
): readonly string[] {
  const { evidence, source } = assignment.scope;
  const like =
    beside !== undefined
      ? { text: analysis.source.slice(evidence), role: from, source }
      : { text: `${from?.titles.departments[0] ?? 'Our'} team`, role: from, source: 'heading' as const };
  const names = [...new Set(namesFor(role, like, analysis).map(capitalise))];
  // "Marketing KPIs" may be anybody's; those of a team are its own.
  return beside?.label.dimension === undefined || role.id !== 'marketing'
    ? names
    : [...names].sort((a, b) => wordsIn(b) - wordsIn(a));
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}

/** The heading of the role that has the term now, with the other name in it: "3.2 Community KPIs" is "Marketing KPIs". */
function headingLike({ heading, label }: Section, { analysis, assignment }: Origin, name: string): string {
  const words = heading.text.sourceSpan(label.start, label.end);
  const { evidence } = assignment.scope;
  if (!covers(words, evidence)) return name;
  const { text } = analysis.source;
  const behind = text.slice(evidence.end, words.end).replace(/\s*\([^()]*\)/g, '');
  return text.slice(words.start, evidence.start).replace(/\([^()]*\)\s*/g, '') + name + behind;
}

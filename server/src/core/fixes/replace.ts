import type { Analysis } from '../analyze';
import { termsOfRole } from '../lookup/terms-of-role';
import { findMentions } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import type { Dimension, Role, Term, TermId } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import type { FindFixes } from './fix';
import { originOf, type Origin } from './origin';
import { figuresToFill } from './replace-figures';
import { articleBefore, breaksPhrase, replaceWords, wordedLike } from './replace-words';
import { rolesOf } from './share-notes';
import { firstVerified } from './verify';

/** How many counterparts are offered besides the one that the taxonomy names. */
const MOST_OTHERS = 3;

/** Puts what the role uses instead in the term's place: first what the taxonomy names, then others of its kind. */
export const findReplacements: FindFixes = (finding, analysis) => {
  const origin = originOf(finding, analysis);
  const role = origin?.from;
  const reading = origin?.assignment.readings[0];
  if (origin === undefined || role === undefined || reading === undefined) return [];
  const { text } = origin.statement;
  const words = text.text.slice(reading.start, reading.end);
  const before = text.text.slice(0, reading.start);
  const opensText = !/\p{L}/u.test(before);
  const given = rolesOf(origin).flatMap((id) => analysis.taxonomy.role(id) ?? []);
  const instead = insteadOf(origin, role);
  return counterparts(origin, role, instead).flatMap((term) => {
    const written = wordedLike(term, words, opensText);
    if (breaksPhrase(written, words, before)) return [];
    return [
      {
        id: `replace:${term.id}`,
        title: `Replace “${words.replace(/\s+/g, ' ')}” by “${written}”, which ${useOf(given, term.dimension)}`,
        preferred: term === instead,
        edits: () => replacing(origin, term, written),
      },
    ];
  });
};

const USES: Readonly<Record<Dimension, readonly [one: string, several: string]>> = {
  objective: ['aims at', 'aim at'],
  audience: ['speaks to', 'speak to'],
  tactic: ['runs', 'run'],
  metric: ['measures', 'measure'],
  skill: ['brings', 'bring'],
};

/** “community management measures” */
function useOf(roles: readonly Role[], dimension: Dimension): string {
  const phrases = roles.map(({ phrase }) => phrase);
  const [one, several] = USES[dimension];
  const named =
    phrases.length > 1 ? `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1) ?? ''}` : phrases.join('');
  return `${named} ${phrases.length > 1 ? several : one}`;
}

function insteadOf({ analysis, term }: Origin, role: Role): Term | undefined {
  const relation = analysis.taxonomy.relation(role.id, term);
  return relation?.is === 'outside' && relation.instead !== undefined
    ? analysis.taxonomy.term(relation.instead)
    : undefined;
}

/** What could stand in the term's place, and does not stand with the role yet. */
function counterparts(origin: Origin, role: Role, instead: Term | undefined): readonly Term[] {
  const { analysis, term } = origin;
  const present = presentTerms(origin);
  const likeness = ({ family, unit }: Term): number =>
    (family === instead?.family ? 2 : 0) +
    (family === term.family ? 2 : 0) +
    (unit !== undefined && unit === term.unit ? 1 : 0);
  const others = termsOfRole(analysis.taxonomy, role.id, term.dimension)
    .filter((one) => one.relation === 'own' && one.term !== instead && !present.has(one.term.id))
    .map((one) => one.term)
    .filter((one) => likeness(one) > 0)
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, MOST_OTHERS);
  return instead === undefined || present.has(instead.id) ? others : [instead, ...others];
}

/** What the same heading, column or cell lists for the role already, whether or not it is counted as an assignment. */
function presentTerms({ analysis, assignment: { scope } }: Origin): ReadonlySet<TermId> {
  const lexicon = analysis.taxonomy.derive(buildLexicon);
  return new Set(
    analysis.plan.statements.flatMap(({ scope: other, text, start, end }) =>
      other?.evidence.start !== scope.evidence.start
        ? []
        : findMentions(text.text, text.wordsIn(start, end), lexicon).flatMap(({ readings }) =>
            readings.map(({ term }) => term.id),
          ),
    ),
  );
}

function replacing(origin: Origin, term: Term, written: string): readonly Edit[] | undefined {
  const { finding, analysis, statement, assignment } = origin;
  const reading = assignment.readings[0];
  if (reading === undefined) return undefined;
  const replaced = replaceWords(statement.text, reading, written);
  if (replaced === undefined) return undefined;
  const figures = figuresToFill(origin, term);
  const edits = [...articleBefore(statement.text, reading.start, written), ...replaced, ...figures];
  // Without its figure a term may be too ordinary a word to be read as one, until the figure is filled in.
  const isRead = (after: Analysis): boolean => figures.length > 0 || isTheirs(origin, term, after);
  return firstVerified(finding, analysis, [() => edits], isRead)?.edits;
}

/** Whether the new term is read as one of whoever had the old one. */
function isTheirs({ analysis }: Origin, term: Term, after: Analysis): boolean {
  const standing = ({ judged }: Analysis): number =>
    judged.filter(
      ({ assignment, verdict }) =>
        (verdict.kind === 'own' || verdict.kind === 'shared') &&
        assignment.readings.some((reading) => reading.term.id === term.id),
    ).length;
  return standing(after) > standing(analysis);
}

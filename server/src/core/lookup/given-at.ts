import { assign, type Assignment } from '../assignments/assign';
import { judge } from '../assignments/judge';
import { findMentions, type Mention } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import { plainText } from '../markdown/inline-text';
import type { Statement } from '../plan/plan';
import { buildRoleGrammar } from '../roles/role-names';
import type { People } from '../roles/owners';
import type { Dimension, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Span } from '../text/span';

/** A statement in which something is being written, as plain-text offsets of where. */
export interface Writing {
  readonly statement: Statement;
  readonly at: Span;
  readonly people: People;
}

/** Whom the place gives what is written there, as if it were a term of that dimension; `undefined` where it gives it to nobody. */
export function givenAt(writing: Writing, dimension: Dimension, taxonomy: Taxonomy): Assignment | undefined {
  const { statement, at } = writing;
  const anyTerm: Term = {
    id: 'any',
    label: '',
    forms: [],
    weakForms: [],
    sectionForms: [],
    definition: '',
    family: '',
    roles: {},
    notThese: [],
    sources: [],
    dimension,
  };
  const mention: Mention = { ...at, readings: [{ ...at, term: anyTerm, need: 'nothing' }] };
  return assignAll(writing, statement, [mention], taxonomy)[0];
}

/** Whether the words, written there, would be found to be outside of the role that the place gives them to. */
export function isFoundAt(writing: Writing, words: string, taxonomy: Taxonomy): boolean {
  const { statement, at } = writing;
  const longer = words.length - (at.end - at.start);
  const whole = statement.text.text;
  const text = plainText(whole.slice(0, at.start) + words + whole.slice(at.end), 0);
  const written: Statement = { ...statement, text, end: statement.end + longer };
  const lexicon = taxonomy.derive(buildLexicon);
  const mentions = findMentions(text.text, text.wordsIn(written.start, written.end), lexicon);
  const reach = { start: at.start, end: at.end + longer };
  return assignAll(writing, written, mentions, taxonomy).some(
    (assignment) =>
      assignment.mention.start < reach.end &&
      reach.start < assignment.mention.end &&
      judge(assignment, taxonomy).kind === 'outside',
  );
}

function assignAll(
  { people }: Writing,
  statement: Statement,
  mentions: readonly Mention[],
  taxonomy: Taxonomy,
): readonly Assignment[] {
  return assign(statement, mentions, { grammar: taxonomy.derive(buildRoleGrammar), people, before: undefined });
}

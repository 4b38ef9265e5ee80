import { Remembered } from '../assignments/remembered';
import { assign, type Assignment } from '../assignments/assign';
import { judge } from '../assignments/judge';
import { findMentions, type Mention } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import { plainText } from '../markdown/inline-text';
import type { Statement } from '../plan/plan';
import { mayHaveExpression } from '../sentences/expressions';
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
    openForms: [],
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

/** Whether no sentence around the place can give what is written there to anybody, so that it stands for itself. */
export function standsAlone({ statement: { text, start, end }, at }: Writing): boolean {
  return !mayHaveExpression(`${text.text.slice(start, at.start)} ${text.text.slice(at.end, end)}`);
}

/** Whether the words, written there, would be found to be outside of the role that the place gives them to. */
export function isFoundAt(writing: Writing, words: string, taxonomy: Taxonomy): boolean {
  const { statement } = writing;
  const whole = statement.text.text;
  const saysNothing = standsAlone(writing);
  const at = saysNothing ? { start: 0, end: 0 } : writing.at;
  const around = saysNothing ? '' : whole;
  const longer = words.length - (at.end - at.start);
  const text = plainText(around.slice(0, at.start) + words + around.slice(at.end), 0);
  const start = saysNothing ? 0 : statement.start;
  const { form, scope, dimension, silence, noted, sectionEnd } = statement;
  const end = (saysNothing ? 0 : statement.end) + longer;
  const written: Statement = { form, text, start, end, scope, dimension, silence, noted, sectionEnd };
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
  if (mentions.length === 0) return [];
  const grammar = taxonomy.derive(buildRoleGrammar);
  return assign(statement, new Remembered(mentions), { grammar, people, before: undefined });
}

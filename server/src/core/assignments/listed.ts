import type { Mention } from '../mentions/find-mentions';
import type { Statement } from '../plan/plan';
import { DOING_VERBS } from '../sentences/doing-verbs';
import { FINITE } from '../sentences/subjects';
import { splitSentences } from '../sentences/split-sentences';
import { caseless, pattern } from '../text/pattern';
import { firstEndingAfter, spansWithin, type Span } from '../text/span';
import { termsInHeads } from './heads';

/**
 * The mentions in running text that lists things as an item does, where its section says what is listed: "Reach, saves and
 * CTR." beneath "KPIs", "Raise £40k, and find new donors." beneath "Goals", "We also moderate the forum." beneath "What we do".
 */
export function listedIn(statement: Statement, mentions: readonly Mention[]): readonly Mention[] {
  const dimension = statement.dimension?.dimension;
  if (dimension === undefined) return [];
  const { text, start, end, form } = statement;
  const isDone = dimension === 'tactic' || dimension === 'objective';
  if (form !== 'prose' && !(isDone && GOES_ON.test(text.text.slice(start, end)))) return [];
  return splitSentences(text.text, start, end).flatMap((sentence, index) => {
    // What opens an item is read with all of it.
    if (form !== 'prose' && index === 0) return [];
    const first = mentions[firstEndingAfter(mentions, sentence.start)];
    if (first === undefined || first.start >= sentence.end) return [];
    const from = listStart(text.text, sentence, first, dimension, form !== 'prose');
    return from === undefined
      ? []
      : termsInHeads(text, from, sentence.end, spansWithin(mentions, { start: from, end: sentence.end }));
  });
}

/** Where a sentence's list begins; `undefined` where it is a sentence like any other. */
function listStart(
  text: string,
  sentence: Span,
  first: Mention,
  dimension: string,
  isSaid: boolean,
): number | undefined {
  const label = LABEL.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0;
  const start = sentence.start + label;
  const words = text.slice(start, sentence.end);
  const somebody = dimension === 'tactic' ? (SOMEBODY.exec(words)?.[0].length ?? 0) : 0;
  if (somebody > 0) {
    const isDone = first.start === start || first.start === start + somebody;
    return isDone && IS_NOW.test(text.slice(first.start, first.end)) ? first.start : undefined;
  }
  if (isSaid && !IMPERATIVE.test(words)) return undefined;
  if ((dimension === 'tactic' || dimension === 'objective') && IMPERATIVE.test(words)) return start;
  if (SEMICOLONS.test(words)) return start;
  return first.start === start && !FINITE.test(words) && !SPOKEN_OF.test(words) ? start : undefined;
}

/** "New for 2027: …" */
const LABEL = /^[^:;.,]{2,40}:\s+/;
/** Three things or more that semicolons part are listed, whatever is said of each. */
const SEMICOLONS = /;[^;]+;/;
/** A sentence behind the first: "We also moderate", "Hosts the evenings", "Rank first". */
const GOES_ON = pattern`[.!]\s+(?:We|They|She|He|\p{Lu}\p{Ll}+)\s`;
/** "We also", "She", or the verb alone: "Writes", "Plans the". */
const SOMEBODY = pattern`^(?:And\s+)?(?:(?:[Ww]e|[Tt]hey|[Ss]he|[Hh]e)\s+(?:(?:also|then|always|now|still|mainly|usually|often|even|both)\s+)*|\p{Lu}\p{Ll}+s\s+(?:(?:the|our|all)\s+)?)`;
/** What was "moderated" was done. */
const IS_NOW = caseless`^(?!\p{L}+ed\b)`;
const IMPERATIVE = caseless`^(?:${DOING_VERBS})\b`;
/** Who and what are spoken of in a sentence, and in no list. */
const SPOKEN_OF = caseless`\b(?:we|they|it|you|she|he|who|which|that|what|not|no|never|nobody|matters?|counts?|tells?|shows?|leads?|depends?|becomes?)\b`;

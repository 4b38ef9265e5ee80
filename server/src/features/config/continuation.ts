import { expectedAt, type ConfigNode, type Expected } from '../../core/config/schema/config-schema';
import type { ConfigPath } from '../../core/config/config';
import type { IdOf } from '../../core/config/schema/schema';
import type { Draft } from '../../core/text/draft';

/** What decides how something goes on behind a key. */
export interface Hand {
  readonly schema: ConfigNode;
  /** The client can be given places to fill in. */
  readonly snippets: boolean;
  readonly isFlow: boolean;
  /** By how many columns what belongs to a key stands further in. */
  readonly step: number;
  /** The ids of a kind that fit the path. */
  readonly idsOf: (of: IdOf, path: ConfigPath) => readonly string[];
}

/** More than so many are not offered in a snippet's own list, which cannot be searched. */
const MOST_CHOICES = 12;

/** What follows a key at the path whose own column is given: a blank and a choice of words, brackets, or the line below. */
export function continuation(path: ConfigPath, column: number, hand: Hand): Draft {
  const expected = expectedAt(hand.schema, path);
  if (expected === undefined) return [': '];
  const choices = choicesOf(expected, path, hand);
  if (choices.length > 0) return [': ', ...choose(choices, hand)];
  const [first] = expected.shapes;
  const shape = expected.isQuoted && expected.shapes.includes('list') ? 'list' : first;
  switch (shape) {
    case 'list':
      return list(path, column, expected, hand);
    case 'mapping':
      return hand.isFlow ? [': { ', ...stop(hand), ' }'] : [`:\n${blanks(column + hand.step)}`];
    default:
      // In braces a comma would end what is written.
      return hand.isFlow && expected.wordIs === undefined ? [': "', ...stop(hand), '"'] : [': '];
  }
}

/** A mapping with all that it says, a line each, or in braces where braces are around it. */
export function readyMapping(value: Readonly<Record<string, unknown>>, column: number, hand: Hand): Draft {
  const entries = Object.entries(value).map(([key, word], index): Draft => {
    // What comes first says which of the mappings this is; the rest is to be written by the person.
    if (index === 0) return [`${key}: ${String(word)}`];
    return [`${key}: "`, ...(hand.snippets ? [{ fill: String(word) }] : []), '"'];
  });
  const between = hand.isFlow ? ', ' : `\n${blanks(column)}`;
  const joined = entries.flatMap((entry, index) => (index === 0 ? entry : [between, ...entry]));
  return hand.isFlow ? ['{ ', ...joined, ' }'] : joined;
}

/** By how many columns the file indents; two where that does not show. */
export function indentStepOf(text: string): number {
  const steps = [...text.matchAll(/^( {1,8})[^\s#-]/gm)].map(([, indent = '']) => indent.length);
  return steps.length === 0 ? 2 : Math.min(...steps);
}

/** So many blanks. */
export function blanks(columns: number): string {
  return ' '.repeat(columns);
}

function list(path: ConfigPath, column: number, { isQuoted }: Expected, hand: Hand): Draft {
  const items = expectedAt(hand.schema, [...path, 0]);
  if (items?.shapes.includes('mapping') !== true) {
    if (hand.isFlow || hand.snippets) return isQuoted ? [': ["', ...stop(hand), '"]'] : [': [', ...stop(hand), ']'];
    return [`:\n${blanks(column + hand.step)}- `];
  }
  if (hand.isFlow) return [': [{ ', ...stop(hand), ' }]'];
  const dash = `:\n${blanks(column + hand.step)}- `;
  const first = items.keys.find(({ isRequired }) => isRequired);
  if (first === undefined) return [dash];
  return [dash, first.name, ...continuation([...path, 0, first.name], column + hand.step + 2, hand)];
}

/** The words to choose from, where they are few. */
function choicesOf({ words, wordIs }: Expected, path: ConfigPath, hand: Hand): readonly string[] {
  if (words.length > 0) return words.map(({ word }) => word);
  const ids = wordIs === undefined ? [] : hand.idsOf(wordIs, path);
  return ids.length > MOST_CHOICES ? [] : ids;
}

function choose([fill = '', ...choices]: readonly string[], { snippets }: Hand): Draft {
  return snippets ? [{ fill, choices }] : [];
}

function stop({ snippets }: Hand): Draft {
  return snippets ? [{ fill: '' }] : [];
}

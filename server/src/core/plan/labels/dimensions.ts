import type { Dimension } from '../../taxonomy/schema';
import { DIMENSION, type Cues } from '../../text/cues';
import type { Word } from '../../text/words';
import { DIMENSION_KEYS, NEUTRAL_KEYS, UNMISTAKABLE_KEYS } from './dimension-words.built';

const BY_KEYS: ReadonlyMap<string, Dimension> = new Map(
  DIMENSION_KEYS.flatMap(([dimension, phrases]) => phrases.map((keys) => [keys, dimension] as const)),
);
/** How many words the longest phrase has that begins with the word, so that most words cost one look-up. */
const LONGEST_FROM: ReadonlyMap<string, number> = new Map(
  [...BY_KEYS.keys()]
    .map((keys) => keys.split(' '))
    .sort((a, b) => a.length - b.length)
    .map((keys) => [keys[0] ?? '', keys.length] as const),
);

const NEUTRAL: ReadonlySet<string> = new Set(NEUTRAL_KEYS);
const UNMISTAKABLE: ReadonlySet<string> = new Set(UNMISTAKABLE_KEYS);

/** Words, folded, with which a clause about the word before it begins. */
const RELATIVE: ReadonlySet<string> = new Set([
  'we',
  'you',
  'they',
  'she',
  'he',
  'that',
  'which',
  'it',
  'whether',
  'if',
]);

/** A dimension that a label names, and whether the label says anything besides. */
export interface DimensionReading {
  readonly dimension: Dimension;
  /** Nothing but dimension words, neutral words, numbers and what the caller has taken out. */
  readonly only: boolean;
  /** The dimension is named by a word that says so unmistakably, not by an everyday one ("what", "work", "result"). */
  readonly plain: boolean;
}

/**
 * Reads the dimension that a label's words name, if any. Later and longer phrases beat earlier ones: "Goals & KPIs" are
 * KPIs. `cues` is what the label may hold of words on which that hangs.
 */
export function readDimension(words: readonly Word[], cues: Cues): DimensionReading | undefined {
  if ((cues & DIMENSION) === 0) return undefined;
  let found: { dimension: Dimension; plain: boolean; length: number } | undefined;
  let only = true;
  let behind = 0;
  for (let index = 0; index < words.length;) {
    // "Skills we train this year" are skills, "how we'll know it works" is a measure.
    if (
      found !== undefined &&
      (found.plain || found.length > 2) &&
      index === behind &&
      RELATIVE.has(words[index]?.key ?? '')
    )
      break;
    let taken = 0;
    const longest = LONGEST_FROM.get(words[index]?.key ?? '') ?? 0;
    for (let length = Math.min(longest, words.length - index); length > 0; length--) {
      const keys =
        length === 1
          ? (words[index]?.key ?? '')
          : words
              .slice(index, index + length)
              .map((word) => word.key)
              .join(' ');
      const dimension = BY_KEYS.get(keys);
      if (dimension === undefined) continue;
      const plain = UNMISTAKABLE.has(keys);
      const better =
        found === undefined ||
        (plain && !found.plain) ||
        (plain === found.plain && (length > 1 || dimension === 'metric'));
      if (better) found = { dimension, plain, length };
      taken = length;
      behind = index + length;
      break;
    }
    if (taken === 0) {
      const key = words[index]?.key ?? '';
      if (only && !NEUTRAL.has(key) && !/^\d/.test(key)) only = false;
      taken = 1;
    }
    index += taken;
  }
  return found === undefined ? undefined : { dimension: found.dimension, only, plain: found.plain };
}

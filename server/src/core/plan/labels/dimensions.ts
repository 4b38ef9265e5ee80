import type { Dimension } from '../../taxonomy/schema';
import { DIMENSION, type Cues } from '../../text/cues';
import { splitWords, type Word } from '../../text/words';

/**
 * Words by which headings, labels and columns say what they list. Folded; the longest phrase decides. A word of each
 * phrase is listed with its cue in `core/text/cues.ts`.
 */
export const DIMENSION_PHRASES: readonly (readonly [Dimension, readonly string[]])[] = [
  [
    'metric',
    [
      'kpi',
      'metric',
      'measure',
      'measurement',
      'indicator',
      'number',
      'scorecard',
      'key result',
      'target',
      'figure',
      'score',
      'result',
      'measures of success',
      'success',
      'success measure',
      'success criteria',
      'success criterion',
      'success factor',
      'success looks like',
      'performance',
      'what we count',
      'what counts',
      'what we measure',
      'how we measure',
      'how we tell',
      'how we know',
      'how we will know',
      'judged',
      'judge',
      'measured',
      'assessed',
      'evaluated',
      'watch',
      'what we track',
      'we track',
      'tracked',
      'tracking',
      'counted',
      'count',
      'check',
      'benchmark',
      'dashboard metric',
      'north star',
      'definition of done',
      'aim state',
      'typical number',
      'accountable for the number',
      'tgt',
      'threshold',
      'yardstick',
      'health metric',
      'okr',
      'kr',
    ],
  ],
  [
    'objective',
    [
      'objective',
      'goal',
      'aim',
      'ambition',
      'purpose',
      'mission',
      'priority',
      'what we want',
      'want',
      'why',
      'outcome',
      'intent',
      'we are here for',
      'what we are here for',
      'desired outcome',
    ],
  ],
  [
    'tactic',
    [
      'tactic',
      'activity',
      'action',
      'initiative',
      'responsibility',
      'responsible',
      'duty',
      'task',
      'deliverable',
      'program',
      'work',
      'campaign',
      'channel',
      'project',
      'workstream',
      'what we do',
      'what we will do',
      'what you will do',
      'what they do',
      'what she does',
      'what he does',
      'what the team does',
      'what they run',
      'to do',
      'do',
      'remit',
      'mandate',
      'we own',
      'own',
      'owned',
      'owner of',
      'answer for',
      'main activity',
      'day to day',
      'role',
      'job',
      'play',
      'piece',
      'step',
      'item',
      'stream',
      'what',
      'care about',
      'in charge of',
      'plan of action',
      'daily',
      'weekly',
      'monthly',
      'routine',
      'how we work',
      'accountability',
      'accountable',
      'what you do',
      'we do',
      'your task',
      'focus',
      'focus area',
      'thing',
      'topic',
      'matter',
      'launch',
      'ongoing',
      'execution',
      'ritual',
      'commitment',
      'effort',
      'motion',
      'what we run',
      'we run',
      'scope of work',
      'service',
      'lever',
    ],
  ],
  [
    'audience',
    [
      'audience',
      'target audience',
      'target group',
      'target segment',
      'who it is for',
      'for whom',
      'who for',
      'serve',
      'we speak to',
      'whom we speak to',
      'who is it for',
      'talk to',
      'who we serve',
      'we serve',
      'segment',
      'people we write for',
      'who we talk to',
      'talks with',
      'speak to',
    ],
  ],
  [
    'skill',
    [
      'skill',
      'what you bring',
      'you bring',
      'requirement',
      'qualification',
      'must be good at',
      'experience',
      'competency',
      'competence',
      'capability',
      'profile',
      'expertise',
      'knowledge',
      'your profile',
      'we look for',
      'what we look for',
      'good at',
      'strength',
      'who you are',
      'about you',
      'we hire for',
      'you have',
      'skill set',
      'skillset',
      'nice to have',
      'must have',
    ],
  ],
];

const BY_KEYS: ReadonlyMap<string, Dimension> = new Map(
  DIMENSION_PHRASES.flatMap(([dimension, phrases]) =>
    phrases.map(
      (phrase) =>
        [
          splitWords(phrase)
            .map((word) => word.key)
            .join(' '),
          dimension,
        ] as const,
    ),
  ),
);
/** How many words the longest phrase has that begins with the word, so that most words cost one look-up. */
const LONGEST_FROM: ReadonlyMap<string, number> = new Map(
  [...BY_KEYS.keys()]
    .map((keys) => keys.split(' '))
    .sort((a, b) => a.length - b.length)
    .map((keys) => [keys[0] ?? '', keys.length] as const),
);

/** Words that may stand beside a dimension word without making the label a subject of its own. */
const NEUTRAL: ReadonlySet<string> = new Set(
  (
    'a an the and or of for in on at to by with our your my their her his its we you they she he it is are be will shall should do does ' +
    'key main core primary secondary top overall general current new other more next first second annual yearly quarterly monthly weekly daily ' +
    'strategic operational team department function manager role plan per this that these those what which how who i ii iii q1 q2 q3 q4 h1 h2 fy ' +
    'year quarter season month week period term day leading lagging headline detailed specific expected desired typical good great success ' +
    'look like looks know works work it us me so far all together most important proposed planned business smart used'
  )
    .split(' ')
    .map((word) => splitWords(word)[0]?.key ?? word),
);

/** A dimension that a label names, and whether the label says anything besides. */
export interface DimensionReading {
  readonly dimension: Dimension;
  /** Nothing but dimension words, neutral words, numbers and what the caller has taken out. */
  readonly only: boolean;
  /** The dimension is named by a word that says so unmistakably, not by an everyday one ("what", "work", "result"). */
  readonly plain: boolean;
}

const UNMISTAKABLE: ReadonlySet<string> = new Set(
  [
    'kpi',
    'metric',
    'measure',
    'indicator',
    'key result',
    'measures of success',
    'success measure',
    'success criteria',
    'scorecard',
    'okr',
    'objective',
    'goal',
    'aim',
    'tactic',
    'activity',
    'responsibility',
    'duty',
    'deliverable',
    'initiative',
    'audience',
    'target audience',
    'target group',
    'skill',
    'requirement',
    'qualification',
    'what you bring',
    'what you will do',
    'we own',
    'answer for',
    'what we do',
    'what we will do',
    'target',
    'task',
    'mandate',
    'remit',
    'judged',
    'measured',
    'responsible',
  ].map((phrase) =>
    splitWords(phrase)
      .map((word) => word.key)
      .join(' '),
  ),
);

/**
 * Reads the dimension that a label's words name, if any. Later and longer phrases beat earlier ones: "Goals & KPIs" are
 * KPIs. `cues` is what the label may hold of words on which that hangs.
 */
export function readDimension(words: readonly Word[], cues: Cues): DimensionReading | undefined {
  if ((cues & DIMENSION) === 0) return undefined;
  let found: { dimension: Dimension; plain: boolean; length: number } | undefined;
  let only = true;
  for (let index = 0; index < words.length;) {
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

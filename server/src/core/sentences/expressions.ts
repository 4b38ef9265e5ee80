import type { Dimension } from '../taxonomy/schema';

/** How a role and a term are tied together by words, and of which kind the term is then. */
export interface Expression {
  readonly start: number;
  readonly end: number;
  readonly dimension: Dimension | undefined;
  /** A bare verb (`verb`) may be a noun elsewhere and needs a subject; the other voices speak for themselves. */
  readonly voice: 'active' | 'verb' | 'passive' | 'possessive';
}

/** Expressions whose subject owns their object. */
const ACTIVE: readonly (readonly [Dimension | undefined, string])[] = [
  [
    'metric',
    '(?:measured|judged|assessed|evaluated|appraised|graded|scored|rated|reviewed|rewarded|paid)(?:,[^,;.]{1,40},)?\\s+(?:by|on|against|through|for|according to)\\b',
  ],
  ['metric', 'held\\s+(?:to|accountable for|responsible for)\\b'],
  [undefined, '(?:accountable|answerable|liable|on the hook)\\s+for\\b'],
  [undefined, '(?:responsible)\\s+for\\b'],
  [undefined, 'in\\s+charge\\s+of\\b'],
  ['objective', '(?:tasked|charged)\\s+with\\b'],
];
const ACTIVE_VERBS: readonly (readonly [Dimension | undefined, string])[] = [
  [undefined, 'answers?\\s+for\\b'],
  [undefined, '(?:look|looks)\\s+after\\b|takes?\\s+care\\s+of\\b'],
  [
    undefined,
    '(?:(?<!\\b(?:my|our|your|his|her|its|their|whose|the)\\s)own|owns|run|runs|drive|drives|handle|handles|manage|manages|oversee|oversees|carry|carries|deliver|delivers|maintain|maintains)\\b',
  ],
  [
    'metric',
    '(?:track|tracks|report|reports|monitor|monitors|target|targets|measure|measures|watch|watches|count|counts)\\b(?!\\s+(?:to|for|on|back|in)\\b)',
  ],
  ['metric', '(?:look|looks)\\s+at\\b'],
  ['objective', '(?:aim|aims)\\s+(?:to|at|for)\\b|(?:want|wants|seek|seeks|intend|intends|strive|strives)\\s+to\\b'],
  [undefined, '(?:focus|focuses|concentrate|concentrates)\\s+on\\b'],
];
/** "Success for the social media manager is", "Her KPI is", "Our goal for 2027 is to". */
const POSSESSIVE: readonly (readonly [Dimension, string])[] = [
  [
    'metric',
    '(?:kpis?|metrics?|success|success (?:measures?|metrics?)|(?:main |key |primary )?(?:measures?|indicators?|numbers?|figures?|yardsticks?)|key results?|north star(?: metric)?|performance)',
  ],
  ['objective', '(?:goals?|aims?|objectives?|mission|purpose|priority|priorities|ambition|job)'],
  ['metric', '(?:targets?)'],
  ['tactic', '(?:tasks?|duties|duty|responsibilit(?:y|ies)|activities|work)'],
  ['audience', '(?:audiences?|target (?:audience|group)s?)'],
];
/** "The community manager's bonus depends on": what is paid for is what is measured. */
const BONUS: readonly (readonly [Dimension, string])[] = [
  [
    'metric',
    '(?:bonus(?:es)?|variable pay|pay|compensation|incentives?|appraisal|review)\\s+(?:(?:depends?|hinges?|hangs?|rests?)\\s+on|(?:is|are)\\s+(?:tied|linked|pegged)\\s+to)\\b',
  ],
];
const PASSIVE =
  '(?:(?:is|are|has been|have been|will be|shall be|must be|gets?)\\s+(?:(?:also|now|still|only|mainly|then|both|jointly|therefore)\\s+)*)(owned|run|managed|led|handled|reported(?: monthly| weekly| quarterly)?|tracked|looked after|answered for|held|covered|driven|carried|maintained|monitored|done|organi[sz]ed|coordinated|hosted|moderated|planned|produced|delivered|overseen)\\s+by\\b|\\b(?:is|are)\\s+(?:assigned|allocated|entrusted|delegated|given)\\s+to\\b|\\b(?:belongs?|falls?|sits?|lies?|rests?|stays?|remains?)\\s+(?:to|with|under|within)\\b|(?:is|are)\\s+(?:up to|the (?:job|responsibility|task|duty|business) of)\\b';

/** One pattern for all expressions of a voice; the group that took part tells the dimension. */
interface Voice {
  readonly voice: Expression['voice'];
  readonly pattern: RegExp;
  readonly dimensions: readonly (Dimension | undefined)[];
}

function compile(
  voice: Expression['voice'],
  parts: readonly (readonly [Dimension | undefined, string])[],
  before: string,
  after = '',
): Voice {
  const groups = parts.map(([, part]) => `(${part})`).join('|');
  return {
    voice,
    pattern: new RegExp(`${before}(?:${groups})${after}`, 'giu'),
    dimensions: parts.map(([dimension]) => dimension),
  };
}

const VOICES: readonly Voice[] = [
  compile('active', ACTIVE, '\\b'),
  compile('verb', ACTIVE_VERBS, '\\b'),
  compile(
    'possessive',
    POSSESSIVE,
    '\\b',
    '\\b(?:\\s+(?:for|of|in)\\s+[^,;:.]{1,40}?)?\\s+(?:is|are|means?|looks? like|will be|shall be|include|includes)\\b(?!\\s+(?:measured|judged|assessed|evaluated))(?:\\s+to\\b)?',
  ),
  compile('possessive', BONUS, '\\b'),
  compile('passive', [[undefined, PASSIVE]], ''),
];

/** A first look at the words without which there is no expression: most sentences have none of them. */
const ANY =
  /\b(?:measured|judged|assessed|evaluated|appraised|graded|scored|rated|reviewed|rewarded|paid|held|accountable|answerable|liable|hook|responsible|charge|tasked|charged|answers?|looks?|takes?|owns?|runs?|drives?|handles?|manages?|oversees?|carry|carries|delivers?|maintains?|tracks?|reports?|monitors?|targets?|measures?|watch|watches|counts?|aims?|wants?|seeks?|intends?|strives?|focus|focuses|concentrates?|bonus(?:es)?|compensation|incentives?|appraisal)\b|\b(?:is|are|be|means?|looks? like|includes?)\b|\b(?:belongs?|falls?|sits?|lies?|rests?|stays?|remains?)\s+(?:to|with|under|within)\b/i;

/** A quick look whether a text can hold an assigning expression at all. */
export function mayHaveExpression(text: string): boolean {
  return ANY.test(text);
}

/** Finds the assigning expressions of a sentence, given as plain text, in order; of overlapping ones the first and longest. */
export function findExpressions(sentence: string): readonly Expression[] {
  if (!mayHaveExpression(sentence)) return [];
  const found: Expression[] = [];
  for (const { voice, pattern, dimensions } of VOICES) {
    for (const match of sentence.matchAll(pattern)) {
      const group = dimensions.findIndex((_dimension, index) => match[index + 1] !== undefined);
      found.push({ start: match.index, end: match.index + match[0].length, dimension: dimensions[group], voice });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Expression[] = [];
  for (const expression of found) {
    if (expression.start >= (kept.at(-1)?.end ?? 0)) kept.push(expression);
  }
  return kept;
}

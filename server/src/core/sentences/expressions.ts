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
    '(?:own|owns|run|runs|drive|drives|handle|handles|manage|manages|oversee|oversees|carry|carries|deliver|delivers|maintain|maintains)\\b',
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
const PASSIVE =
  '(?:(?:is|are|will be|shall be|must be|gets?)\\s+(?:(?:also|now|still|only|mainly|then|both|jointly|therefore)\\s+)*)(owned|run|managed|led|handled|reported(?: monthly| weekly| quarterly)?|tracked|looked after|answered for|held|covered|driven|carried|maintained|monitored|done|organi[sz]ed|coordinated|hosted|moderated|planned|produced|delivered|overseen)\\s+by\\b|\\b(?:is|are)\\s+(?:assigned|allocated|entrusted|delegated|given)\\s+to\\b|\\b(?:belongs?|falls?|sits?|lies?|rests?|stays?|remains?)\\s+(?:to|with|under|within)\\b|(?:is|are)\\s+(?:up to|the (?:job|responsibility|task|duty|business) of)\\b';

function compile(
  parts: readonly (readonly [Dimension | undefined, string])[],
  wrap: (part: string) => string,
): readonly (readonly [Dimension | undefined, RegExp])[] {
  return parts.map(([dimension, part]) => [dimension, new RegExp(wrap(part), 'giu')] as const);
}

const EXPRESSIONS: readonly {
  readonly voice: Expression['voice'];
  readonly list: readonly (readonly [Dimension | undefined, RegExp])[];
}[] = [
  { voice: 'active', list: compile(ACTIVE, (part) => `\\b(?:${part})`) },
  { voice: 'verb', list: compile(ACTIVE_VERBS, (part) => `\\b(?:${part})`) },
  {
    voice: 'possessive',
    list: compile(
      POSSESSIVE,
      (part) =>
        `\\b${part}\\b(?:\\s+(?:for|of|in)\\s+[^,;:.]{1,40}?)?\\s+(?:is|are|means?|looks? like|will be|shall be|include|includes)\\b(?!\\s+(?:measured|judged|assessed|evaluated))(?:\\s+to\\b)?`,
    ),
  },
  { voice: 'passive', list: compile([[undefined, PASSIVE]], (part) => `\\b(?:${part})`) },
];

/** A first look at the words without which there is no expression: most sentences have none of them. */
const ANY =
  /\b(?:measur|judg|assess|evaluat|apprais|grad|scor|rat|review|reward|paid|held|accountab|answer|liabl|hook|responsib|charg|task|look|tak|own|run|driv|handl|manag|overse|carr|deliver|maintain|track|report|monitor|target|watch|count|aim|want|seek|intend|striv|focus|concentrat|kpi|metric|success|indicator|number|figure|yardstick|key result|north star|performance|goal|objective|mission|purpose|priorit|ambition|job|dut|activit|work|audience|led|cover|done|organi|coordinat|host|moderat|plann|produc|belong|fall|sit|lie|rest|stay|remain|is up to|are up to|is the|are the)/i;

/** Finds the assigning expressions of a sentence, given as plain text, in order; of overlapping ones the first and longest. */
export function findExpressions(sentence: string): readonly Expression[] {
  if (!ANY.test(sentence)) return [];
  const found: Expression[] = [];
  for (const { voice, list } of EXPRESSIONS) {
    for (const [dimension, pattern] of list) {
      for (const match of sentence.matchAll(pattern)) {
        found.push({ start: match.index, end: match.index + match[0].length, dimension, voice });
      }
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Expression[] = [];
  for (const expression of found) {
    if (expression.start >= (kept.at(-1)?.end ?? 0)) kept.push(expression);
  }
  return kept;
}

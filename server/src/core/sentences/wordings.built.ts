import type { Dimension } from '../taxonomy/schema';
import { DOING_VERBS } from './doing-verbs';
import { withOpenings } from './opening-words';
import type { PatternGroup } from './word-patterns';

/**
 * How a sentence ties a role and a term together.
 *
 * - `active`: "is responsible for"; the subject stands before it, the object behind
 * - `verb`: a bare verb ("owns"), which may be a noun elsewhere and needs a subject
 * - `passive`: "is owned by", "lies with"; the object stands before it, the owner behind
 * - `possessive`: "her KPI is"; the owner stands in it or right before it, the object behind
 * - `belonging`: "is hers", "is in the brand team's hands"; the object stands before it, the owner in it
 * - `held`: "judge the brand team by", "what she answers for is"; the owner stands in it, the object behind
 */
export type Voice = 'active' | 'verb' | 'passive' | 'possessive' | 'belonging' | 'held';

type Part = readonly [Dimension | undefined, string];

const ADVERBS =
  '(?:(?:also|now|still|only|mainly|then|both|jointly|therefore|likewise|again|all|entirely|firmly|clearly|already|currently|largely|as well)\\s+)*';
const NOT = "(?:n['’]t)?(?:\\s+(?:not|never|no longer))?";

/** Expressions whose subject owns their object. */
const ACTIVE: readonly Part[] = [
  [
    'metric',
    '(?:measured|judged|assessed|evaluated|appraised|graded|scored|rated|reviewed|rewarded|paid)(?:,[^,;.]{1,40},)?\\s+(?:by|on|against|through|for|according to)\\b',
  ],
  ['metric', 'held\\s+(?:to|accountable for|responsible for)\\b'],
  [undefined, '(?:accountable|answerable|liable|on the (?:hook|line))\\s+for\\b'],
  [undefined, '(?:responsible)\\s+for\\b'],
  [undefined, 'in\\s+charge\\s+of\\b'],
  ['objective', '(?:tasked|charged)\\s+with\\b'],
  [undefined, '(?:is|are|becomes?|remains?)\\s+(?:the\\s+)?(?:sole\\s+)?(?:owners?|keepers?|stewards?)\\s+of\\b'],
  [
    undefined,
    '(?:(?:has|have)\\s+been|is|are|gets?)\\s+(?:also\\s+)?(?:given|handed|assigned)\\b(?!\\s+(?:to|over|by|out)\\b)',
  ],
  [
    undefined,
    '(?:(?:is|are)\\s+(?:(?:also|now)\\s+)?(?:(?:expected|meant|due)\\s+)?to|(?:has|have)\\s+to|must|shall|will)\\s+(?:also\\s+)?(?=(?:' +
      DOING_VERBS +
      ')\\b)',
  ],
  [
    undefined,
    `(?:has|have|had|holds?|takes?|bears?|assumes?)\\s+(?:\\p{L}+\\s+){0,2}(?:responsibility|accountability|ownership|charge)\\s+(?:for|of|over)\\b`,
  ],
  [undefined, '(?:has|have|had)\\s+the\\s+(?:last|final)\\s+(?:word|say)(?:\\s+(?:on|over|in))?\\b'],
  [
    undefined,
    '(?:is|are|am|been|s|re|m)\\s+(?:(?:also|now|still|currently|already)\\s+)?(?:looking\\s+after|running|handling|managing|owning|overseeing|answering\\s+for|taking\\s+care\\s+of|taking\\s+over)\\b',
  ],
];
const ACTIVE_VERBS: readonly Part[] = [
  [undefined, `answers?\\s+(?:to\\s+(?:the\\s+|our\\s+)?\\p{L}+\\s+)?for\\b`],
  [undefined, '(?:look|looks)\\s+after\\b|takes?\\s+care\\s+of\\b'],
  [undefined, 'takes?\\s+(?:over|on)\\b|(?:has|have)\\s+taken\\s+(?:over|on)\\b|inherits?\\b|signs?\\s+for\\b'],
  [
    undefined,
    '(?:has|have|keeps?)\\b(?=\\s[^,;:.]{2,60}\\s(?:on|in)\\s(?:her|his|its|their|our|your|my)\\s(?:own\\s)?(?:plate|scorecard|list|desk|sheet|wall|remit|charge)\\b)',
  ],
  ['metric', 'lives?\\s+(?:(?:and|or)\\s+dies?\\s+)?by\\b|stands?\\s+(?:and|or)\\s+falls?\\s+(?:by|with)\\b'],
  [
    undefined,
    '(?:(?<!\\b(?:my|our|your|his|her|its|their|whose|the)\\s)own|owns|run|runs|drive|drives|handle|handles|manage|manages|oversee|oversees|carry|carries|deliver|delivers|maintain|maintains)\\b',
  ],
  [
    'metric',
    '(?:track|tracks|report|reports|monitor|monitors|target|targets|measure|measures|watch|watches|count|counts)\\b(?!\\s+(?:to|for|on|back|in)\\b|(?<=\\btarget)\\s+(?:accounts?|audiences?|groups?|segments?|markets?|customers?|companies|buyers)\\b)',
  ],
  ['metric', "(?<![’']s\\s(?:\\w+\\s)?|\\b(?:a|the|another|closer|quick|first|hard)\\s)(?:look|looks)\\s+at\\b"],
  [
    'metric',
    "(?:know|knows|tell|tells)\\s+(?:that\\s+)?(?:it|this|we|things?|our work|the plan)(?:[’']s|[’']re|\\s+(?:is|are|has|have))?\\s+(?:works?|working|worked|succeed(?:s|ed|ing)?|doing\\s+well|on\\s+(?:track|course))\\s+(?:when|if|by|once)\\b",
  ],
  ['tactic', '(?:moderates|hosts|schedules|curates|onboards|optimi[sz]es|retargets|nurtures)\\b'],
  ['objective', '(?:aim|aims)\\s+(?:to|at|for)\\b|(?:want|wants|seek|seeks|intend|intends|strive|strives)\\s+to\\b'],
  [undefined, '(?:focus|focuses|concentrate|concentrates)\\s+on\\b'],
];
/** "Success for the social media manager is", "Her KPI is", "Our goal for 2027 is to". */
const POSSESSIVE: readonly Part[] = [
  [
    'metric',
    '(?:kpis?|metrics?|success|success (?:measures?|metrics?)|(?:main |key |primary )?(?:measures?|indicators?|numbers?|figures?|yardsticks?)|key results?|north star(?: metric)?|performance|(?:a |the )?good (?:week|month|quarter|season|year))',
  ],
  [undefined, '(?:remit|portfolio|scorecard|brief|job description)'],
  ['objective', '(?:goals?|aims?|objectives?|mission|purpose|priority|priorities|ambition|job)'],
  ['metric', '(?:targets?)'],
  ['tactic', '(?:tasks?|duties|duty|responsibilit(?:y|ies)|activities|work)'],
  ['audience', '(?:audiences?|target (?:audience|group)s?)'],
];
/** "The community manager's bonus depends on": what is paid for is what is measured. */
const BONUS: readonly Part[] = [
  [
    'metric',
    '(?:bonus(?:es)?|variable pay|pay|compensation|incentives?|appraisal|review)\\s+(?:(?:depends?|hinges?|hangs?|rests?)\\s+on|(?:is|are)\\s+(?:tied|linked|pegged)\\s+to)\\b',
  ],
];
/** "Hers are": a pronoun that owns what follows. */
const OWN = '(?:hers|his|theirs|ours|mine|yours)';
const OWN_FIRST: readonly Part[] = [
  [undefined, `(?<=^\\s*|[.;:,]\\s|\\b(?:and|but)\\s)${OWN}\\s+(?:is|are|will be)\\b:?`],
];
const PASSIVE: readonly Part[] = [
  [
    undefined,
    `(?:(?:is|are|has|have|has been|have been|will be|shall be|must be|should be|gets?)\\s+${ADVERBS}(?:been\\s+)?)(owned|run|managed|carried out|bought|sent|written|published|set up|taken on|led|handled|reported(?: monthly| weekly| quarterly)?|tracked|looked after|answered for|held|covered|driven|carried|maintained|monitored|done|organi[sz]ed|coordinated|hosted|moderated|planned|produced|delivered|overseen|kept|taken over|taken care of)(?:\\s+(?:jointly|together|solely|entirely|mainly))?\\s+by\\b|\\b(?:is|are|(?:has|have)\\s+${ADVERBS}been)\\s+${ADVERBS}(?:assigned|allocated|entrusted|delegated|given)\\s+to\\b|\\b(?:belongs?|falls?|sits?|lies?|rests?|stays?|remains?)\\s+(?:to|with|under|within)\\b(?<!\\bfeels?\\s+(?:that\\s+)?(?:they|we|you)\\s+belong\\s+\\w+)(?!\\s+(?:something|anything|us|one another|each other)\\b)|\\brests?\\s+(?:up)?on\\b|(?:is|are|will be|shall be|should be|becomes?|remains?)\\s+${ADVERBS}(?:up to|(?:the|an?|one of the)\\s+(?:[\\p{L}-]+\\s+)?(?:jobs?|responsibility|tasks?|duty|duties|business|concern|figures?|numbers?|kpis?|metrics?|measures?|goals?|targets?|objectives?|aims?) of)\\b`,
  ],
];
/** Things go to people for many reasons; only what does so from some day on changes hands. */
const HAND_OVER: readonly Part[] = [
  [
    undefined,
    '(?:(?:will\\s+)?(?:goes|go|moves?|pass|passes)(?:\\s+over)?|(?:is|are)\\s+(?:handed|passed)\\s+over)\\s+to\\b',
  ],
];
const BE = `(?:is|are|am|was|were|will be|shall be|must be|should be|remains?|stays?|becomes?)${NOT}`;
const NAME = `(?:(?:the|our)\\s+)?\\p{L}[\\p{L} -]{1,40}?`;
const WHOSE = `(?:her|his|their|our|your|my|${NAME}(?:['’]s?))`;
const JOB =
  '(?:own\\s+)?(?:job|business|number|numbers|task|duty|responsibility|baby|concern|remit|turf|patch|figure|metric|kpi|target|measure|affair|thing|domain|territory)';
const PLACE = '(?:hands|remit|court|plate|scorecard|list|portfolio|brief|care|charge|purview|patch|job|duties|role)';
/** "is hers", "is the brand team's job", "is in the hands of". */
const BELONGING: readonly Part[] = [
  [
    undefined,
    `${BE}\\s+${ADVERBS}${OWN}\\b(?:\\s+(?:too|as well|alone|now|to\\s+(?:move|keep|run|raise|lift|answer for|own)))*`,
  ],
  [undefined, `${BE}\\s+${ADVERBS}(?:part\\s+of\\s+)?${WHOSE}\\s+${JOB}\\b`],
  [
    undefined,
    `${BE}\\s+${ADVERBS}${NAME}['’]s?(?=\\s*(?:$|[.,;:!)–—]|\\s(?:too|as well|now|alone|again|from|since|until|and|but|to)\\b))`,
  ],
  [
    undefined,
    `(?:${BE}|lies?|rests?|sits?|falls?|lands?)\\s+${ADVERBS}(?:in|on|within|under|inside|part\\s+of)\\s+(?:${WHOSE}\\s+${PLACE}|the\\s+${PLACE}\\s+of\\s+(?:(?:the|our)\\s+)?\\p{L}[\\p{L} -]{1,40})(?!\\p{L})`,
  ],
];
/** "We judge the brand team by": somebody is held to something by others. */
const HELD: readonly Part[] = [
  [
    'metric',
    `(?:hold|holds|judge|judges|measure|measures|rate|rates|assess|assesses|evaluate|evaluates|appraise|appraises|grade|grades|pay|pays)\\s+(?!(?:and|or)\\b)(?:them|her|him|us|me|you|${NAME})\\s+(?:accountable\\s+for|responsible\\s+for|by|on|against|to|for)\\b`,
  ],
];
/** "What she is accountable for, besides the forum, is": the owner first, then the thing. */
const CLEFT: readonly Part[] = [
  [
    undefined,
    '(?<=^\\s*|[;:,–—]\\s|\\b(?:and|but)\\s)(?:what|all(?:\\s+that)?|(?:(?:the|one|another|his|her|our|their)\\s+)?(?:(?:only|one|other|single|main|first|last|next)\\s+)*(?:number|figure|metric|kpi|thing|measure|target|job|task|result|indicator|duty)s?(?:\\s+(?:that|which))?)\\s+(?!(?:to|of)\\b)[^;:?]{0,60}?\\b(?:accountable|answerable|responsible|measured|judged|assessed|evaluated|held|charge|hook|owns?|runs?|answers?|lives?|has|have|got|looks?|looking|asks?|expects?)\\b[^;:?]{0,100}?\\s(?:is|are|was|were|will be)\\b(?!\\s+(?:accountable|answerable|responsible|measured|judged|assessed|evaluated|held|in charge|on the hook|not))(?:\\s*:)?',
  ],
];

/** The expressions of a voice that are looked for together. */
interface Wording extends PatternGroup {
  readonly voice: Voice;
  readonly dimensions: readonly (Dimension | undefined)[];
  /** What the sentence must hold besides, in lower case. */
  readonly needs: RegExp | undefined;
}

function wording(voice: Voice, parts: readonly Part[], after = '', needs?: RegExp): Wording {
  return {
    voice,
    ...withOpenings(
      parts.map(([, pattern]) => pattern),
      after,
    ),
    dimensions: parts.map(([dimension]) => dimension),
    needs,
  };
}

/** Most sentences have none of these, in lower case, and the patterns that need them are spared. */
const FROM_SOME_DAY = /\b(?:from|as of|starting|effective|will|handed|passed)\s/;
const OWN_WORD = /\b(?:hers|his|theirs|ours|mine|yours)\s+(?:is|are|will)\b/;
const OWNER_WORD =
  /['’]s\b|s['’]|\b(?:hers|his|theirs|ours|mine|yours|her|their|our|your|my)\b|\b(?:in|on|within|under|inside|of)\s+the\s/;
const HOLDING_WORD = /\b(?:hold|judge|measure|rate|assess|evaluate|appraise|grade|pay)(?:e?s)?\s/;
const CLEFT_WORD =
  /\b(?:what|all|one|numbers?|figures?|metrics?|kpis?|things?|measures?|targets?|jobs?|tasks?|results?|indicators?|duty)\s[^;:?]{2,}\s(?:is|are|was|were|will be)\b/;

/** All expressions, as they are looked for in a sentence. */
export const WORDINGS: readonly Wording[] = [
  wording('active', ACTIVE),
  wording('verb', ACTIVE_VERBS),
  wording(
    'possessive',
    POSSESSIVE,
    '\\b(?:\\s+(?:for|of|in|from|until|this|next)\\s+[^,;:.]{1,40}?)?(?:\\s+(?:also|now|mainly))?\\s+(?:is|are|means?|looks? like|will be|shall be|include|includes|covers?|contains?)\\b(?!\\s+(?:(?:also|now)\\s+)?(?:measured|judged|assessed|evaluated|owned|run|managed|led|handled|looked|reported|tracked|held|done|carried|covered|driven|maintained|monitored|moderated|planned|produced|written|bought|sent|published)\\b)(?:\\s+to\\b)?',
  ),
  wording('possessive', BONUS, '', /bonus|pay|compensation|incentive|appraisal|review/),
  wording('possessive', OWN_FIRST, '', OWN_WORD),
  wording('passive', PASSIVE),
  wording('passive', HAND_OVER, '', FROM_SOME_DAY),
  wording('belonging', BELONGING, '', OWNER_WORD),
  wording('held', HELD, '', HOLDING_WORD),
  wording('held', CLEFT, '', CLEFT_WORD),
];

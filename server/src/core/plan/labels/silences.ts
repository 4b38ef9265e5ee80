import { EXCLUSION, IDEA, PAST, REFERENCE, RELATION as WORKS_WITH, type Cues } from '../../text/cues';
import type { SilenceKind } from '../plan';

/**
 * Labels that name whom one works with, reports to or hands things to. They silence a single item's own text too
 * ("Collaborates with: the community team"), where the other references only silence what stands beneath them.
 */
const RELATION =
  /\b(?:works?|working|helps?) with\b|^helps?$|\bwork together\b|\bwho you work with\b|\breports? to\b|\bhand-?(?:off|over)s?\b|\bhand(?:s)? off\b|\bwho hands what\b|\binterfaces?\b|\bcollaborat\w*|\bescalat\w*|\bpass(?:es)? (?:on|to)\b|\bwe receive\b|\breceives?\b|\binputs?\b|(?<!\b(?:an?|the|our|your|their|one|social|news|main|media|instagram|linkedin|tiktok) )\bfeeds?\b(?! (?:worth|people|that|with))|^supports?$|\bdependenc(?:y|ies)\b|\bapprov(?:es|ed by|als?)\b|\bsign-?offs?\b|\bconsulted\b|\binformed\b|\bstakeholders?\b|\bshown to\b|\bmoves from\b/;

/**
 * What labels of sections, columns, rows and items say when nothing beneath them is anybody's. An idea each, not a list of
 * names. Each pattern needs the words of its cue, which `core/text/cues.ts` lists.
 */
export const SILENCES: readonly (readonly [kind: SilenceKind, cue: Cues, pattern: RegExp])[] = [
  ['excluded', EXCLUSION, /\bout[- ]of[- ]scope\b|\b(?:non|anti)-?(?:goal|objective|metric|target|kpi)/],
  [
    'excluded',
    EXCLUSION,
    /(?<!, )(?<!could )\bnot\b(?! to be (?:re-?opened|changed|touched|discussed|confused|missed))|, not (?:our|ours|mine|yours|theirs|hers|his|owned|measured|judged|responsible|accountable|in|to(?! be (?:re-?opened|changed|touched|discussed|confused|missed))|us|now|yet|this)\b|\b(?:never|neither|nor|cannot)\b|\b(?:nobody|no one|none of us) (?:does|do|runs?|owns?|is|should|will|has)\b|\b\w+n['’]t\b(?! (?:have|exist)\b)|\b(?:dont|doesnt|wont|isnt|arent)\b|^no\b(?!\.? ?\d)/,
  ],
  [
    'excluded',
    EXCLUSION,
    /\b(?:keeps?|stays?) (?:away|out|off|clear)\b|^leaves?$|\bleaves?\b.*\b(?:to|alone|others?)\b|\bleft (?:to|with|for) (?:others?|other (?:people|teams)|somebody else|marketing|sales)\b|\bother (?:people|teams)['’]?s?\b.*\bjobs?\b|^what others (?:do|own|run|carry|look after|answer for)\b|^out$|\bsomebody else['’]s\b/,
  ],
  [
    'excluded',
    EXCLUSION,
    /\b(?:avoid|avoided|excluded|exclusions?|exclude|retired|dropped|discontinued|deprecated|abandoned(?! (?:baskets?|carts?|bookings?|forms?))|cancelled|parked|removed|stopped|rejected|dropping|scrapp(?:ed|ing)|shelved|paused|on (?:hold|ice)|(?:left|leaving) out|given up|giving up|outside (?:of )?(?:this|the|our|its|these|those|their) (?:scope|responsibilit(?:y|ies)|role|duties|job|remit|agreement|contract|brief|mandate|statement|retainer|engagement|order|plan|charter)|off[- ]limits|anti-?patterns?|pitfalls?|mistakes?|red flags?|instead of|rather than)\b|^stop(?:ping)?\b|\b(?:should|must|to|we|you) stop$|\bbelongs? to (?:others?|somebody else|other (?:people|teams))\b/,
  ],
  [
    'past',
    PAST,
    /\b(?:history|historical|change ?log|changed|changes? (?:since|from|against|in v)|what changed|revision|lessons?|learn(?:ed|t|ings)|retro(?:spective)?s?|post-?mortem|corrections?|archived?|went wrong|minutes of|what (?:was|got|we) settled|argued about|recap|look(?:ing)? back|what (?:we|they|i|each team|the teams?|everybody|everyone) (?:delivered|achieved|did|reached|shipped|got done))\b|\((?:closed|over|finished)\)|\bhow .{1,30} went$|^changes$|^log$|^learning$|\blearning from\b/,
  ],
  [
    'past',
    PAST,
    /\b(?:last|previous|past|former) (?:year|season|quarter|plan|month|term|version|time|owner)|^(?:was|were)(?:$| (?:measured|judged|evaluated|assessed|owned|held|paid|run|led|responsible|accountable|with|on)\b)|^used to\b|^(?:before|until|previously|formerly|from)$|^formerly\b|^until\b|\buntil (?:now|then|last|20\d\d|q[1-4]|this|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b|^(?:old|former|previous)\b|\bwhat we tried\b|^(?:was|were),? in\b|^what happened\b|\bhow we got here\b/,
  ],
  [
    'idea',
    IDEA,
    /\b(?:open|unanswered|unresolved|frequently asked) (?:questions?|points?|issues?|items?)\b|^questions?$|\bquestions? (?:we|to|for|left)\b|\bfaqs?\b|\bparking lot\b|^ideas?\b|\bideas? (?:for|box|list)\b|\bhypothes[ei]s\b|\bassumptions?\b|\brisks?\b|\bbrainstorm|\bsomeday\b|\bmaybe\b|\bto be (?:decided|discussed|confirmed)\b|\bwhat if\b|\bother business\b/,
  ],
  [
    'reference',
    REFERENCE,
    /\b(?:contacts?|phone|phone list|directory|salar(?:y|ies)|fees?|benefits|perks|(?<!\b(?:raise|raises|raising) )money|tools?|tooling|tech stack|software|glossary|dictionary|syllabus|curriculum|lectures?|seminars?|reading list|learning outcomes|weekly topics|(?<!(?:role|job|team) )definitions?(?! of (?:the |our |all )?(?:jobs?|roles?|teams?|duties))|terminology|terms used|words (?:we|used)|vocabulary|legend|interviews?|hiring|how to apply|apply|recruit(?:ing|ment)(?! (?:marketing|campaign)))\b|^words\b|^costs?$|\bcosts? (?:and|&)|^pay$/,
  ],
  ['reference', REFERENCE, /\bbudgets?\b|^spend(?:ing)?\b|\binvestments?$/],
  ['reference', WORKS_WITH, RELATION],
  [
    'reference',
    REFERENCE,
    /\b(?:personas?|archetypes?|competitors?|competitive|swot|market (?:overview|analysis)|landscape|background|context|about (?:us|the company)|sources?|references|further reading|appendix|resources|examples?|samples?|templates?|prompts?|scripts?|agenda|meetings?|minutes|reports?|reporting|dashboards?|how to (?:read|use)|best practices?|tips|guidelines?|rules of thumb|did you know|faq)\b/,
  ],
];

/**
 * Reads a label as a reason for silence, or finds none.
 *
 * `What brand leaves to others` is `excluded`, `Who you work with` is `reference`, `Key metrics` is nothing of the kind.
 * `cues` is what the label may hold of words on which the patterns hang.
 */
export function readSilence(label: string, cues: Cues): SilenceKind | undefined {
  if ((cues & SILENCING) === 0) return undefined;
  const text = label.toLowerCase().replace(/’/g, "'").trim();
  const said = GOAL_NUMBER.test(text) ? '' : text.replace(ABOUT_OTHERS, '');
  const found = SILENCES.find(
    ([kind, cue, pattern]) => (cues & cue) !== 0 && pattern.test(kind === 'excluded' ? said : text),
  );
  // "Who you work with, and what each of them answers for"
  return found?.[2] === RELATION && ANSWERS_FOR.test(text) ? undefined : found?.[0];
}

/** "LinkedIn, where buyers pretend not to read", "Everybody who does not write Rust": what others do not do excludes nothing. */
const ABOUT_OTHERS = /(?<=\S),?\s(?:who|whose|where|when|while|because|so that)\s.*$/;

/** "O6: New callers don't vanish": a goal may be that something does not happen. */
const GOAL_NUMBER = /^(?:o|okr|objective|goal|aim)\s?#?\d/;

const ANSWERS_FOR = /\bwh(?:at|ich|o)\b.{0,60}\b(?:answers? for|owns?|does|do|is responsible|are responsible)\b/;
const SILENCING = EXCLUSION | PAST | IDEA | REFERENCE | WORKS_WITH;

/** Whether a label names whom one works with; see {@link RELATION}. */
export function namesRelation(label: string, cues: Cues): boolean {
  return (cues & WORKS_WITH) !== 0 && RELATION.test(label.toLowerCase());
}

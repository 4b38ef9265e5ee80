import { foldWord } from './fold-word';

/**
 * What a text holds at all of words and characters on which patterns hang, as flags that are put together by `|`. A text
 * without the cue of a pattern is not worth trying it on, and most texts have few: the words are looked at once, as they
 * are split. A cue may stand in a text in which the pattern finds nothing, never the other way round.
 */
export type Cues = number;

/** Every cue: what is known of a text of which nothing is known. */
export const ANY_CUES: Cues = -1;

/** A text of which the cues are known. */
export interface CuedText {
  readonly text: string;
  /** At least the cues of a stretch of it. */
  cuesIn(start: number, end: number): Cues;
}

/** `(` */
export const PARENTHESIS: Cues = 1 << 0;
/** `[` */
export const BRACKET: Cues = 1 << 1;
/** `@` */
export const AT_SIGN: Cues = 1 << 2;
/** A colon or an equals sign. */
export const COLON: Cues = 1 << 3;
/** A dash, an arrow or an equals sign behind anything but a letter or a digit: "Reach – 40 %", not "co-op". */
export const DASH: Cues = 1 << 4;
/** The text has several lines. */
export const LINE_END: Cues = 1 << 5;
/** Two capitals in a row: "CM", "KPIs". */
export const CAPITALS: Cues = 1 << 6;
/** Words before an owner: "owner", "led by"; see `plan/owners/owner-notes.ts`, as the next one. */
export const OWNER: Cues = 1 << 7;
/** Words that ask who it is: "who", "falls to". */
export const WHO: Cues = 1 << 8;
/** Words that jobs, teams and people's titles end with; see `plan/labels/labels.ts`. */
export const TITLE: Cues = 1 << 9;
/** Words by which a label silences what stands beneath it; see `plan/labels/silences.ts`, as the next four. */
export const EXCLUSION: Cues = 1 << 10;
export const PAST: Cues = 1 << 11;
export const IDEA: Cues = 1 << 12;
export const REFERENCE: Cues = 1 << 13;
export const RELATION: Cues = 1 << 14;
/** Words by which a sentence may say who owns what; see `sentences/expressions.ts`. */
export const EXPRESSION: Cues = 1 << 15;
/** What may say that nothing is done, asks, or is still to be filled in; see `assignments/assign.ts`. */
export const DENIAL: Cues = 1 << 16;
/** Brackets and quotation marks, between which an aside stands; see `assignments/heads.ts`, as the next two. */
export const ASIDE: Cues = 1 << 17;
/** Words and marks behind which an item's head has ended. */
export const HEAD_END: Cues = 1 << 18;
/** Words and marks that part the elements of an item. */
export const SEPARATOR: Cues = 1 << 19;
/** Words by which labels say what they list; see `plan/labels/dimensions.ts`. */
export const DIMENSION: Cues = 1 << 20;

/**
 * The words of each cue, whatever their case, plural or spelling. A word with a star stands for all that begin so; of
 * several words that a phrase needs, the rarest one is enough.
 */
const WORDS: readonly (readonly [cue: Cues, words: string])[] = [
  [OWNER, 'owner owned dri lead led accountable responsible assigned assignee point run'],
  [WHO, 'who whom whose charge falls sits carried'],
  [
    TITLE,
    'manager lead leader head director team department specialist strategist coordinator ordinator officer executive ' +
      'editor desk unit crew analyst associate assistant consultant producer creator designer developer engineer writer ' +
      'copywriter photographer videographer freelancer* agency committee council board founder ceo coo cto cfo president ' +
      'treasurer secretary trustee* intern volunteer* ambassador evangelist advocate planner administrator admin recruiter ' +
      'accountant lawyer counsel host steward office service hotline reception fundrai* finance operation* logistic* ' +
      'production care support success experience',
  ],
  [
    EXCLUSION,
    'scope non* anti* not never neither nor cannot dont doesnt wont isnt arent no keep stay leave other somebody avoid ' +
      'avoided excluded exclusion exclude retired dropped discontinued deprecated abandoned cancelled parked removed stoppe ' +
      'stopped rejected limit pattern pitfall mistake flag instead rather',
  ],
  [
    PAST,
    'history historical change changelog changed revision lesson learned learnt learning retro retrospective postmortem ' +
      'mortem correction archive archived wrong minute settled argued log last previous past former was were used before ' +
      'until previously formerly from old tried got',
  ],
  [
    IDEA,
    'open unanswered unresolved frequently question faq parking idea hypothesis hypotheses assumption risk brainstorm* someday maybe decided discussed ' +
      'confirmed if business',
  ],
  [
    REFERENCE,
    'contact phone directory salary fee benefit perk money tool tooling tech software glossary dictionary definition ' +
      'terminology term vocabulary word legend interview hiring apply recruit recruiting recruitment cost pay budget spend ' +
      'spending investment persona archetype competitor competitive swot market landscape background context about source ' +
      'reference further appendix resource example sample template prompt script agenda meeting minute report reporting ' +
      'dashboard how practice tip guideline thumb know faq',
  ],
  [
    RELATION,
    'work working help report hand handoff handover interface collaborat* escalat* pass receive input feed support ' +
      'dependency approves approved approval sign signoff consulted informed stakeholder shown move',
  ],
  [
    EXPRESSION,
    'measure measured judge judged assess assessed evaluate evaluated appraised graded scored rate rated reviewed ' +
      'rewarded paid pay hold held accountable liable hook responsible responsibility accountability ownership charge ' +
      'tasked charged answer look take taken sign given handed assigned must shall cover contain keep get inherit live ' +
      'stand own run drive handle manage oversee carry carries deliver maintain track report monitor target assesses ' +
      'appraises grades watch watches count aim want seek intend strive focus focuses concentrate bonus bonuses ' +
      'compensation incentive appraisal is are am be been was were mean include remain stay become has have had belong ' +
      'fall sit lie lies rest land goes go move pass passes answerable',
  ],
  [
    DENIAL,
    'no not never without avoid stop don do cannot neither nor none instead rather see belong goes go stay sit lie lies ' +
      'moved handed passed given left transferred escalate escalated tried used had tbd tba n e dont doesnt willnt ' +
      'shallnt mustnt isnt arent shouldnt cannt couldnt wouldnt',
  ],
  [
    HEAD_END,
    'of for in on at to from with without by about through via per into onto under over above below within between among ' +
      'against toward until till since after before during around across behind beyond than as like versus vs that which ' +
      'who whom whose where when while whereas because if so but not never no nobody instead rather except unlike is are ' +
      'was were be been being has have had does do did will would shall should can could may might must isn aren don ' +
      'doesn won goes stays belongs remains sits lies comes means gets wants needs asks says quotes passes sends tells ' +
      'helps makes takes gives keeps knows thinks reads reports counts leads decides finds becomes turns looks reviews ' +
      'approves supports feeds informs advises',
  ],
  [SEPARATOR, 'and or plus as'],
  [
    DIMENSION,
    'kpi metric measure measurement indicator number scorecard result target figure score success performance count tell ' +
      'know judged judge measured assessed evaluated watch track tracked tracking counted check benchmark star done tgt ' +
      'threshold yardstick okr kr objective goal aim ambition purpose mission priority want why outcome intent here tactic ' +
      'activity action initiative responsibility responsible duty task deliverable program work campaign channel project ' +
      'workstream what do run remit mandate own owned owner answer day role job play piece step item stream care charge ' +
      'daily weekly monthly routine accountability accountable focus thing topic matter launch ongoing execution ritual ' +
      'commitment effort motion scope service lever audience segment who whom serve speak talk write skill bring ' +
      'requirement qualification good experience competency competence capability profile expertise knowledge look ' +
      'strength about hire have skillset',
  ],
];

/** A word with its cue, or how words begin that have one. */
type Entry = readonly [word: string, cue: Cues];

const ENTRIES: readonly Entry[] = WORDS.flatMap(([cue, words]) => words.split(' ').map((word) => [word, cue] as const));
/** No beginning has fewer. */
const FIRST_LETTERS = 3;
/** By the first of their letters. */
const BEGINNINGS: ReadonlyMap<string, readonly Entry[]> = byFirstLetters(
  ENTRIES.filter(([word]) => word.endsWith('*')).map(([word, cue]) => [word.slice(0, -1), cue]),
);
const BY_KEY: ReadonlyMap<string, Cues> = byKey(ENTRIES.filter(([word]) => !word.endsWith('*')));

function byFirstLetters(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const letters = entry[0].slice(0, FIRST_LETTERS);
    const others = found.get(letters);
    if (others === undefined) found.set(letters, [entry]);
    else others.push(entry);
  }
  return found;
}

function byKey(entries: readonly Entry[]): ReadonlyMap<string, Cues> {
  const cues = new Map<string, Cues>();
  for (const [word, cue] of entries) {
    const key = foldWord(word);
    cues.set(key, (cues.get(key) ?? 0) | cue);
  }
  return cues;
}

/** The cues of a word, as it stands and folded. */
export function cuesOfWord(raw: string, key: string): Cues {
  const cues = cuesOfKey(key);
  if (PLAIN_LOWER.test(raw)) return cues;
  return cues | (PLAIN.test(raw) ? 0 : cuesOfParts(raw)) | (TWO_CAPITALS.test(raw) ? CAPITALS : 0);
}

const PLAIN_LOWER = /^[A-Za-z]?[a-z0-9]*$/;
const PLAIN = /^[A-Za-z0-9]+$/;
const TWO_CAPITALS = /\p{Lu}{2}/u;

function cuesOfKey(key: string): Cues {
  let cues = BY_KEY.get(key) ?? 0;
  const beginnings = BEGINNINGS.get(key.slice(0, FIRST_LETTERS));
  if (beginnings !== undefined) for (const [beginning, cue] of beginnings) if (key.startsWith(beginning)) cues |= cue;
  return cues;
}

/**
 * To a pattern, an apostrophe or a letter with an accent is no part of a word, and two odd letters, ſ and the Kelvin sign,
 * are for some patterns and not for others.
 */
function cuesOfParts(raw: string): Cues {
  const lower = raw.toLowerCase();
  let cues = /n['’]t/.test(lower) ? EXCLUSION | DENIAL : 0;
  if (/['’]/.test(raw)) cues |= EXPRESSION;
  const readings = isAscii(raw) ? lower : `${raw} ${lower} ${lower.replaceAll('ſ', 's')}`;
  for (const part of readings.match(/[a-z0-9]+/gi) ?? []) cues |= cuesOfKey(foldWord(part));
  return cues;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** The cues of a character that belongs to no word, and stands right behind a letter or a digit or not. */
export function cuesOfCharacter(code: number, isBehindWord: boolean): Cues {
  switch (code) {
    case 0x0a:
      return LINE_END | SEPARATOR;
    // ( [ { " “ « „
    case 0x28:
      return PARENTHESIS | ASIDE;
    case 0x5b:
      return BRACKET | ASIDE | DENIAL;
    case 0x7b:
      return ASIDE | DENIAL;
    case 0x22:
    case 0x201c:
    case 0xab:
    case 0x201e:
      return ASIDE;
    case 0x40:
      return AT_SIGN;
    case 0x3a:
      return COLON | SEPARATOR;
    case 0x3d:
      return HEAD_END | (isBehindWord ? COLON : COLON | DASH);
    // Dashes and arrows.
    case 0x2d:
    case 0x2013:
    case 0x2014:
    case 0x2192:
      return isBehindWord ? 0 : DASH | SEPARATOR;
    case 0x21d2:
    case 0x2794:
    case 0x279c:
      return isBehindWord ? 0 : DASH;
    // ' ’
    case 0x27:
    case 0x2019:
      return EXPRESSION;
    case 0x26:
      return SEPARATOR;
    // ? < _
    case 0x3f:
      return DENIAL | SEPARATOR;
    case 0x3c:
      return DENIAL | HEAD_END;
    case 0x5f:
      return DENIAL;
    // > ≥ ≤, and what stands for something left out
    case 0x3e:
    case 0x2265:
    case 0x2264:
    case 0xfffc:
      return HEAD_END;
    // , ; · • | / + . !
    case 0x2c:
    case 0x3b:
    case 0xb7:
    case 0x2022:
    case 0x7c:
    case 0x2f:
    case 0x2b:
    case 0x2e:
    case 0x21:
      return SEPARATOR;
    default:
      return 0;
  }
}

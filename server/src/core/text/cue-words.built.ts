import {
  DENIAL,
  DIMENSION,
  EXCLUSION,
  EXPRESSION,
  HEAD_END,
  IDEA,
  OWNER,
  PAST,
  REFERENCE,
  RELATION,
  SEPARATOR,
  TITLE,
  WHO,
  type Cues,
} from './cues';
import { foldWord } from './fold-word';

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
      'avoided excluded exclusion exclude retired dropped discontinued deprecated abandoned cancelled parked removed stopped ' +
      'stopping rejected limit pattern pitfall mistake flag instead rather stop dropping scrapped scrapping shelved paused ' +
      'hold ice out given giving outside nobody none',
  ],
  [
    PAST,
    'history historical change changelog changed revision lesson learned learnt learning retro retrospective postmortem ' +
      'mortem correction archive archived wrong minute settled argued log last previous past former was were used before ' +
      'until previously formerly from old tried got happened recap back delivered achieved did reached shipped closed over ' +
      'finished went',
  ],
  [
    IDEA,
    'open unanswered unresolved frequently question faq parking idea hypothesis hypotheses assumption risk brainstorm* someday maybe decided discussed ' +
      'confirmed if business',
  ],
  [
    REFERENCE,
    'contact phone directory salary fee benefit perk money tool tooling tech software glossary dictionary definition syllabus ' +
      'curriculum lecture seminar reading learning topic ' +
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
      'tasked charged answer look take taken sign given handed assigned must shall will cover contain keep get inherit live ' +
      'stand own run drive handle manage oversee carry carries deliver maintain track report monitor target assesses ' +
      'appraises grades watch watches count aim want seek intend strive focus focuses concentrate bonus bonuses ' +
      'compensation incentive appraisal is are am be been was were mean include remain stay become has have had belong ' +
      'fall sit lie lies rest land goes go move pass passes answerable know tell',
  ],
  [
    DENIAL,
    'no not never without avoid stop don do cannot neither nor none instead rather see belong goes go stay sit lie lies ' +
      'moved handed passed given left transferred escalate escalated tried used had tbd tba n e dont doesnt willnt ' +
      'shallnt mustnt isnt arent shouldnt cannt couldnt wouldnt cancelled canceled withdrawn dropped rejected scrapped ' +
      'shelved postponed abandoned discontinued',
  ],
  [
    HEAD_END,
    'of off for in on at to from with without by about through via per into onto under over above below within between among ' +
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
    'does achieve speaks kpi metric measure measurement indicator number scorecard result target figure score success performance count tell ' +
      'know judged judge measured assessed evaluated watch track tracked tracking counted check benchmark star done tgt ' +
      'threshold yardstick okr kr objective goal aim ambition purpose mission priority want why outcome intent here tactic ' +
      'activity action initiative responsibility responsible duty task deliverable program work campaign channel project ' +
      'workstream what do doing run remit mandate own owned owner answer day role job play piece step item stream care charge ' +
      'daily weekly monthly routine accountability accountable focus thing topic matter launch ongoing execution ritual ' +
      'commitment effort motion scope service lever audience segment who whom serve speak talk write skill bring ' +
      'requirement qualification good experience competency competence capability profile expertise knowledge look ' +
      'strength about hire have skillset ask desk get hope',
  ],
];

const ENTRIES = WORDS.flatMap(([cue, words]) => words.split(' ').map((word) => ({ word, cue })));

/** The words, folded and apart by blanks, with all cues of each. */
export const CUE_WORDS: readonly (readonly [cues: Cues, keys: string])[] = byCues(
  ENTRIES.filter(({ word }) => !word.endsWith('*')).map(({ word, cue }) => ({ word: foldWord(word), cue })),
);
/** How words begin, in the same way. */
export const CUE_BEGINNINGS: readonly (readonly [cues: Cues, beginnings: string])[] = byCues(
  ENTRIES.filter(({ word }) => word.endsWith('*')).map(({ word, cue }) => ({ word: word.slice(0, -1), cue })),
);

function byCues(entries: readonly { readonly word: string; readonly cue: Cues }[]): (readonly [Cues, string])[] {
  const cues = new Map<string, Cues>();
  for (const { word, cue } of entries) cues.set(word, (cues.get(word) ?? 0) | cue);
  return [...new Set(cues.values())].map((wanted) => [
    wanted,
    [...cues.keys()].filter((word) => cues.get(word) === wanted).join(' '),
  ]);
}

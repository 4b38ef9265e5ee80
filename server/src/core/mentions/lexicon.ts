import type { Dimension, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { foldWord } from '../text/fold-word';
import { foldOnce, splitWords, type Fold } from '../text/words';
import { GrownNode } from './grown-node';
import { SharedSenses } from './shared-senses';
import { openSpelling, spellings, withoutSkipped } from './spellings';

/** What a surface form needs besides standing there before it counts. */
export type Need = 'nothing' | 'support' | 'section';

/** One surface form of one term. */
export interface Form {
  readonly term: Term;
  readonly need: Need;
  /** The form is an abbreviation that is also a word, and counts in capitals only: `ER`, `CAR`. */
  readonly capitals: boolean;
  /** The form is an ordinary word for things that are counted, and counts in the plural only: "leads", not "lead pipes". */
  readonly plural: boolean;
}

/** The folded words that may follow. */
export interface NextWords {
  get(word: string): LexiconNode | undefined;
}

/** A node of the word tree: what may follow, and which forms and other senses end here. */
export interface LexiconNode {
  /** Absent fields are empty: most of the many nodes have one child and end nothing. */
  readonly next?: NextWords;
  readonly forms?: readonly Form[];
  /** Terms whose match is cancelled where it overlaps the phrase that ends here. */
  readonly cancels?: readonly Term[];
  /** Terms whose match is cancelled anywhere near the phrase that ends here. */
  readonly cancelsNearby?: readonly Term[];
}

/** Every surface form of a taxonomy as one tree of folded words. Built once for a taxonomy; read-only afterwards. */
export interface Lexicon {
  readonly root: LexiconNode;
}

/** Verbs of doing whose object may be described further: "moderate the customer forum" is "moderate the forum". */
export const DOING: ReadonlySet<string> = new Set(
  'moderate run host write send publish schedule produce organize launch answer welcome curate monitor place buy book'.split(
    ' ',
  ),
);

/** Words behind a verb that describe nothing: with them another phrase begins. */
export const NO_DESCRIPTION: ReadonlySet<string> = new Set(
  'and but for from into nor not off onto out over per that the then this through under until upon via with without who which where when what how all any both each every more most than them they you'.split(
    ' ',
  ),
);

/** Abbreviations that are words in lower case. Shorter ones than three letters always are. */
const ALSO_A_WORD: ReadonlySet<string> = new Set([
  'car',
  'ce',
  'dam',
  'mer',
  'sem',
  'aso',
  'ama',
  'cap',
  'sov',
  'arr',
  'cat',
  'mat',
  'ear',
]);

/** Dimensions whose forms may begin with a verb: "moderate the forum" is also found as "moderating the forum". */
export const WITH_VERBS: ReadonlySet<Dimension> = new Set(['tactic', 'objective']);

/** Dimensions in which an ordinary word in the plural stands for a number of things. */
/** "New fans" are counted; a "new-fan buddy" is somebody. */
const NEWCOMING = /^new\s/i;
const COUNTING: ReadonlySet<Dimension> = new Set(['metric', 'objective']);

/** The lexicon of a taxonomy, from the words of its terms. */
export function buildLexicon(taxonomy: Taxonomy): Lexicon {
  return { root: growLexicon(taxonomy) };
}

/** The whole tree of {@link buildLexicon}. */
export function growLexicon(taxonomy: Taxonomy): GrownNode {
  const root = new GrownNode();
  const { terms } = taxonomy;
  const senses = new SharedSenses(terms, taxonomy.derive(foldOnce));
  for (const term of terms) growForms(root, term, senses.fold);
  for (const term of terms) {
    for (const keys of phrasesOf(term, 'notWhen', senses.fold))
      (root.at(keys).cancels ??= []).push(term, ...senses.alsoOf(term, keys));
    for (const keys of phrasesOf(term, 'notNear', senses.fold)) (root.at(keys).cancelsNearby ??= []).push(term);
  }
  return root;
}

/** Adds all forms of a term below the root. */
export function growForms(root: GrownNode, term: Term, fold: Fold): void {
  const grow = (forms: readonly string[], need: Need): void => {
    for (const written of forms) {
      const form: Form = {
        term,
        need,
        capitals: needsCapitals(written),
        plural: (need !== 'nothing' || NEWCOMING.test(written)) && COUNTING.has(term.dimension) && isPlural(written),
      };
      for (const keys of spellings(written, fold)) add(keys, form);
    }
  };
  const add = (keys: readonly string[], form: Form): void => {
    const ending = (root.at(keys).forms ??= []);
    if (!ending.some((other) => other.term === term)) ending.push(form);
  };
  grow(term.forms, 'nothing');
  grow(term.weakForms, 'support');
  grow(term.sectionForms, 'section');
  for (const written of term.openForms)
    add(openSpelling(written, fold), { term, need: 'nothing', capitals: false, plural: false });
}

/** Where a phrase says that another sense is meant: in its own words, or anywhere near them. */
export type Elsewhere = 'notWhen' | 'notNear';

/** The phrases, by their folded words, in which a term's words mean something else: there, or anywhere near. */
export function phrasesOf({ notThese }: Term, elsewhere: Elsewhere, fold: Fold): readonly (readonly string[])[] {
  return notThese.flatMap((sense) => sense[elsewhere].flatMap((phrase) => spellings(phrase, fold)));
}

/** The terms of which these folded words are a form. */
export function termsSpelled({ root }: Lexicon, keys: readonly string[]): readonly Term[] {
  let node: LexiconNode | undefined = root;
  for (const key of withoutSkipped(keys)) node = node?.next?.get(key);
  return node?.forms?.map(({ term }) => term) ?? [];
}

function needsCapitals(form: string): boolean {
  if (!/^\p{Lu}{2,6}s?$/u.test(form)) return false;
  const key = foldWord(form);
  return key.length <= 2 || ALSO_A_WORD.has(key);
}

function isPlural(form: string): boolean {
  const last = splitWords(form).at(-1);
  return last !== undefined && last.key === last.raw.toLowerCase().slice(0, -1);
}

/** The verbs that a folded word may be an ending of: "moderating" and "moderated" are "moderate". */
export function verbsOf(key: string): readonly string[] {
  const { length } = key;
  // Every word of a document is asked, and its last letter tells most.
  const last = key.charCodeAt(length - 1);
  if (length <= LONGEST_IRREGULAR && mayEndIrregular(last)) {
    const irregular = IRREGULAR.get(key);
    if (irregular !== undefined) return irregular;
  }
  if (last !== SMALL_G && last !== SMALL_D) return NO_VERBS;
  const stem = key.endsWith('ing') ? key.slice(0, -3) : key.endsWith('ed') ? key.slice(0, -2) : '';
  if (stem.length < 3) return NO_VERBS;
  const verbs = [stem, `${stem}e`];
  if (key.endsWith('ied')) verbs.push(`${key.slice(0, -3)}y`);
  if (stem.at(-1) === stem.at(-2)) verbs.push(stem.slice(0, -1));
  return verbs;
}

const SMALL_D = 100;
const SMALL_G = 103;
const NO_VERBS: readonly string[] = [];
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['ran', ['run']],
  ['built', ['build']],
  ['grew', ['grow']],
  ['grown', ['grow']],
  ['won', ['win']],
  ['drove', ['drive']],
  ['driven', ['drive']],
  ['made', ['make']],
  ['wrote', ['write']],
  ['held', ['hold']],
  ['kept', ['keep']],
  ['sent', ['send']],
  ['brought', ['bring']],
  ['sold', ['sell']],
]);
/** A bit for each letter with which one of them ends. */
const IRREGULAR_ENDS = [...IRREGULAR.keys()].reduce(
  (bits, word) => bits | (1 << (word.charCodeAt(word.length - 1) & 31)),
  0,
);

function mayEndIrregular(last: number): boolean {
  return (IRREGULAR_ENDS & (1 << (last & 31))) !== 0;
}

/** In characters; most words of a text are longer, or end otherwise than verbs do. */
const LONGEST_IRREGULAR = Math.max(...Array.from(IRREGULAR.keys(), (word) => word.length));

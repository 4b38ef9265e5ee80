import type { Dimension, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { foldWord } from '../text/fold-word';
import { foldOnce, splitWords, type Fold } from '../text/words';
import { shareSenses } from './shared-senses';

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

/** A node with all that is below it at hand. */
export interface GrownNode extends LexiconNode {
  next?: Map<string, GrownNode>;
  forms?: Form[];
  cancels?: Term[];
  cancelsNearby?: Term[];
}

/** Every surface form of a taxonomy as one tree of folded words. Built once for a taxonomy; read-only afterwards. */
export interface Lexicon {
  readonly root: LexiconNode;
}

/** Words that a writer may put into a form or leave out: "moderate (the) forum". */
export const SKIPPED_INSIDE: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'our',
  'your',
  'their',
  'its',
  'his',
  'her',
  'my',
  'this',
  'these',
  'those',
]);

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
const COUNTING: ReadonlySet<Dimension> = new Set(['metric', 'objective']);

/** The lexicon of a taxonomy, from the words of its terms. */
export function buildLexicon(taxonomy: Taxonomy): Lexicon {
  return { root: growLexicon(taxonomy) };
}

/** The whole tree of {@link buildLexicon}. */
export function growLexicon(taxonomy: Taxonomy): GrownNode {
  const root: GrownNode = {};
  const fold = taxonomy.derive(foldOnce);
  for (const term of taxonomy.terms) {
    addForms(root, term, term.forms, 'nothing', fold);
    addForms(root, term, term.weakForms, 'support', fold);
    addForms(root, term, term.sectionForms, 'section', fold);
  }
  const sharersOf = shareSenses(taxonomy, fold);
  for (const term of taxonomy.terms) {
    const alsoOf = sharersOf(term);
    for (const sense of term.notThese) {
      for (const phrase of sense.notWhen)
        for (const keys of spellings(phrase, fold)) (nodeAt(root, keys).cancels ??= []).push(term, ...alsoOf(keys));
      for (const phrase of sense.notNear)
        for (const keys of spellings(phrase, fold)) (nodeAt(root, keys).cancelsNearby ??= []).push(term);
    }
  }
  return root;
}

function addForms(root: GrownNode, term: Term, forms: readonly string[], need: Need, fold: Fold): void {
  for (const form of forms) {
    const entry: Form = {
      term,
      need,
      capitals: needsCapitals(form),
      plural: need !== 'nothing' && COUNTING.has(term.dimension) && isPlural(form),
    };
    for (const keys of spellings(form, fold)) {
      const node = nodeAt(root, keys);
      const forms = (node.forms ??= []);
      if (!forms.some((other) => other.term === term)) forms.push(entry);
    }
  }
}

/** All key sequences of a phrase: with its hyphens as blanks, and joined; `email` also as `e-mail`. */
function spellings(phrase: string, fold: Fold): readonly (readonly string[])[] {
  const apart = withoutSkipped(fold(phrase));
  const results = [apart];
  if (phrase.includes('-') && /\p{L}-\p{L}/u.test(phrase))
    results.push(withoutSkipped(fold(phrase.replace(/(?<=\p{L})-(?=\p{L})/gu, ''))));
  const email = apart.indexOf('email');
  if (email >= 0) results.push([...apart.slice(0, email), 'e', 'mail', ...apart.slice(email + 1)]);
  return results.filter((keys) => keys.length > 0);
}

function withoutSkipped(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => index === 0 || !SKIPPED_INSIDE.has(key));
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

function nodeAt(root: GrownNode, keys: readonly string[]): GrownNode {
  let node = root;
  for (const key of keys) {
    const children = (node.next ??= new Map<string, GrownNode>());
    let next = children.get(key);
    if (next === undefined) {
      next = {};
      children.set(key, next);
    }
    node = next;
  }
  return node;
}

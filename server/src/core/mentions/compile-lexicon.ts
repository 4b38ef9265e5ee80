import { asciiJson } from '../taxonomy/ascii-json';
import type { Term } from '../taxonomy/schema';
import type { Form, GrownNode, Lexicon, LexiconNode, Need, NextWords } from './lexicon';

/** A lexicon written down, so that it can be opened without folding a word and without making what no text asks for. */
export interface CompiledLexicon {
  /** The words with which something begins. */
  readonly words: readonly string[];
  /** For each of them the tree behind it, as JSON. */
  readonly trees: readonly string[];
}

/** A node as it is written down. Terms are their numbers in the taxonomy's order; absent fields are empty. */
interface WrittenNode {
  /** Forms, each as its term's number and, below it, {@link FORM_BITS} bits of what the form needs. */
  readonly f?: readonly number[];
  readonly c?: readonly number[];
  readonly n?: readonly number[];
  readonly w?: Readonly<Record<string, WrittenNode>>;
}

const NEEDS: readonly Need[] = ['nothing', 'support', 'section'];
const FORM_BITS = 4;
const NEED_BITS = 3;
const CAPITALS = 4;
const PLURAL = 8;

/** Writes a grown lexicon down; `terms` are the taxonomy's in its order. */
export function compileLexicon(root: GrownNode, terms: readonly Term[]): CompiledLexicon {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const numberOf = (term: Term): number => {
    const number = numbers.get(term);
    if (number === undefined) throw new RangeError(`The lexicon knows a term “${term.id}” that the taxonomy does not.`);
    return number;
  };
  const entries = [...(root.next ?? [])];
  return {
    words: entries.map(([word]) => word),
    trees: entries.map(([, node]) => asciiJson(write(node, numberOf))),
  };
}

function write({ forms, cancels, cancelsNearby, next }: GrownNode, numberOf: (term: Term) => number): WrittenNode {
  return {
    ...(forms && { f: forms.map((form) => (numberOf(form.term) << FORM_BITS) | bitsOf(form)) }),
    ...(cancels && { c: cancels.map(numberOf) }),
    ...(cancelsNearby && { n: cancelsNearby.map(numberOf) }),
    ...(next && { w: Object.fromEntries([...next].map(([word, node]) => [word, write(node, numberOf)])) }),
  };
}

function bitsOf({ need, capitals, plural }: Form): number {
  return NEEDS.indexOf(need) | (capitals ? CAPITALS : 0) | (plural ? PLURAL : 0);
}

/** Opens a lexicon that was written down; `termAt` gives a term by its number. Trees are read when a text asks for them. */
export function openLexicon({ words, trees }: CompiledLexicon, termAt: (number: number) => Term): Lexicon {
  const read = (number: number): WrittenNode => JSON.parse(trees[number] ?? '{}') as WrittenNode;
  return { root: { next: new OpenedWords(words, read, termAt) } };
}

/** Words of which each has a node that is unread until somebody asks for it. */
class OpenedWords implements NextWords {
  /** For each word the node, or the number by which it is read. */
  readonly #nodes: Map<string, LexiconNode | number>;
  readonly #read: (number: number) => WrittenNode;
  readonly #termAt: (number: number) => Term;
  /** A bit for each first letter: what stands behind one word is mostly no word that is meant here. */
  #letters = 0;

  constructor(words: readonly string[], read: (number: number) => WrittenNode, termAt: (number: number) => Term) {
    this.#nodes = new Map(words.map((word, number) => [word, number]));
    this.#read = read;
    this.#termAt = termAt;
    for (const word of words) this.#letters |= letterOf(word);
  }

  get(word: string): LexiconNode | undefined {
    if ((this.#letters & letterOf(word)) === 0) return undefined;
    const known = this.#nodes.get(word);
    if (typeof known !== 'number') return known;
    const node = openNode(this.#read(known), this.#termAt);
    this.#nodes.set(word, node);
    return node;
  }
}

/** What is written down of a node, with its terms. */
function openNode({ f, c, n, w = {} }: WrittenNode, termAt: (number: number) => Term): LexiconNode {
  const words = Object.keys(w);
  const written = Object.values(w);
  return {
    next: words.length === 0 ? undefined : new OpenedWords(words, (number) => written[number] ?? {}, termAt),
    forms: f?.map((form) => ({
      term: termAt(form >> FORM_BITS),
      need: NEEDS[form & NEED_BITS] ?? 'nothing',
      capitals: (form & CAPITALS) !== 0,
      plural: (form & PLURAL) !== 0,
    })),
    cancels: c?.map(termAt),
    cancelsNearby: n?.map(termAt),
  };
}

/** Numbers and letters that share a bit do no harm. */
function letterOf(word: string): number {
  return 1 << (word.charCodeAt(0) & 31);
}

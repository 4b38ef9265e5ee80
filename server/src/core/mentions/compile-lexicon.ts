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
  return { root: { next: new FirstWords(words, trees, termAt) } };
}

/** The words with which something begins, each with its tree unread until somebody asks for it. */
class FirstWords implements NextWords {
  /** For each word its node, or the number of its tree. */
  readonly #nodes: Map<string, LexiconNode | number>;
  readonly #trees: readonly string[];
  readonly #termAt: (number: number) => Term;

  constructor(words: readonly string[], trees: readonly string[], termAt: (number: number) => Term) {
    this.#nodes = new Map(words.map((word, number) => [word, number]));
    this.#trees = trees;
    this.#termAt = termAt;
  }

  get(word: string): LexiconNode | undefined {
    const known = this.#nodes.get(word);
    if (typeof known !== 'number') return known;
    const node = new OpenedNode(JSON.parse(this.#trees[known] ?? '{}') as WrittenNode, this.#termAt);
    this.#nodes.set(word, node);
    return node;
  }
}

/** What is written down of a node, with its terms. */
class OpenedNode implements LexiconNode {
  readonly next: NextWords | undefined;
  readonly forms: readonly Form[] | undefined;
  readonly cancels: readonly Term[] | undefined;
  readonly cancelsNearby: readonly Term[] | undefined;

  constructor({ f, c, n, w }: WrittenNode, termAt: (number: number) => Term) {
    this.next = w === undefined ? undefined : new LaterWords(w, termAt);
    this.forms = f?.map((form) => ({
      term: termAt(form >> FORM_BITS),
      need: NEEDS[form & NEED_BITS] ?? 'nothing',
      capitals: (form & CAPITALS) !== 0,
      plural: (form & PLURAL) !== 0,
    }));
    this.cancels = c?.map(termAt);
    this.cancelsNearby = n?.map(termAt);
  }
}

/** The words that may stand behind another one. Hardly any text goes on with one of them, and its first letter tells most. */
class LaterWords implements NextWords {
  readonly #written: Readonly<Record<string, WrittenNode>>;
  readonly #termAt: (number: number) => Term;
  /** A bit for each first letter; some share one. */
  readonly #letters: number;
  /** Made when a word begins with such a letter. */
  #nodes: Map<string, WrittenNode | OpenedNode> | undefined;

  constructor(written: Readonly<Record<string, WrittenNode>>, termAt: (number: number) => Term) {
    let letters = 0;
    for (const word in written) letters |= letterOf(word);
    this.#written = written;
    this.#termAt = termAt;
    this.#letters = letters;
  }

  get(word: string): LexiconNode | undefined {
    if ((this.#letters & letterOf(word)) === 0) return undefined;
    const nodes = (this.#nodes ??= new Map<string, WrittenNode | OpenedNode>(Object.entries(this.#written)));
    const known = nodes.get(word);
    if (known === undefined || known instanceof OpenedNode) return known;
    const node = new OpenedNode(known, this.#termAt);
    nodes.set(word, node);
    return node;
  }
}

function letterOf(word: string): number {
  return 1 << (word.charCodeAt(0) & 31);
}

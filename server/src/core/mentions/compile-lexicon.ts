import { asciiJson } from '../taxonomy/ascii-json';
import type { Term } from '../taxonomy/schema';
import type { GrownNode } from './grown-node';
import type { Form, Lexicon, LexiconNode, Need, NextWords } from './lexicon';

/** A lexicon written down, so that it can be opened without folding a word and without making what no text asks for. */
export interface CompiledLexicon {
  /** The words with which something begins, with blanks between them. */
  readonly words: string;
  /** For each of them the tree behind it, as JSON. */
  readonly trees: readonly string[];
}

/**
 * A node as it is written down: bare lists, since objects with a field for each word take ten times as long to read. Terms
 * are their numbers in the taxonomy's order. What is empty is 0, and left out where nothing follows.
 */
type WrittenNode = readonly [
  /** Forms, each as its term's number and, below it, {@link FORM_BITS} bits of what the form needs. */
  forms?: readonly number[] | 0,
  /** The words that may follow, with blanks between them, and a bit for each of their first letters. */
  words?: string | 0,
  letters?: number,
  /** For each of these words what is behind it. */
  nodes?: readonly WrittenNode[] | 0,
  cancels?: readonly number[] | 0,
  cancelsNearby?: readonly number[] | 0,
];

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
  const entries = [...(root.next?.grown ?? [])];
  return {
    words: entries.map(([word]) => word).join(' '),
    trees: entries.map(([, node]) => asciiJson(write(node, numberOf))),
  };
}

function write({ forms, cancels, cancelsNearby, next }: GrownNode, numberOf: (term: Term) => number): WrittenNode {
  const words = [...(next?.grown.keys() ?? [])];
  const written = [
    forms?.map((form) => (numberOf(form.term) << FORM_BITS) | bitsOf(form)) ?? 0,
    words.length > 0 ? words.join(' ') : 0,
    words.reduce((letters, word) => letters | letterOf(word), 0),
    next ? Array.from(next.grown.values(), (node) => write(node, numberOf)) : 0,
    cancels?.map(numberOf) ?? 0,
    cancelsNearby?.map(numberOf) ?? 0,
  ] as const;
  return written.slice(0, written.findLastIndex((part) => part !== 0) + 1) as unknown as WrittenNode;
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

  constructor(words: string, trees: readonly string[], termAt: (number: number) => Term) {
    this.#nodes = numbered(words);
    this.#trees = trees;
    this.#termAt = termAt;
  }

  get(word: string): LexiconNode | undefined {
    const known = this.#nodes.get(word);
    if (typeof known !== 'number') return known;
    const node = new OpenedNode(JSON.parse(this.#trees[known] ?? '[]') as WrittenNode, this.#termAt);
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

  constructor([forms, words, letters, nodes, cancels, cancelsNearby]: WrittenNode, termAt: (number: number) => Term) {
    this.next = words && nodes ? new LaterWords(words, letters ?? 0, nodes, termAt) : undefined;
    this.forms = listed(forms, (form) => ({
      term: termAt(form >> FORM_BITS),
      need: NEEDS[form & NEED_BITS] ?? 'nothing',
      capitals: (form & CAPITALS) !== 0,
      plural: (form & PLURAL) !== 0,
    }));
    this.cancels = listed(cancels, termAt);
    this.cancelsNearby = listed(cancelsNearby, termAt);
  }
}

function listed<T>(written: readonly number[] | 0 | undefined, read: (number: number) => T): readonly T[] | undefined {
  return written ? written.map(read) : undefined;
}

/** The words that may stand behind another one. Hardly any text goes on with one of them, and its first letter tells most. */
class LaterWords implements NextWords {
  readonly #words: string;
  /** A bit for each first letter; some share one. */
  readonly #letters: number;
  readonly #written: readonly WrittenNode[];
  readonly #termAt: (number: number) => Term;
  /** For each word its node, or the number of what is written down of it. Made when a word begins with such a letter. */
  #nodes: Map<string, LexiconNode | number> | undefined;

  constructor(words: string, letters: number, written: readonly WrittenNode[], termAt: (number: number) => Term) {
    this.#words = words;
    this.#letters = letters;
    this.#written = written;
    this.#termAt = termAt;
  }

  get(word: string): LexiconNode | undefined {
    if ((this.#letters & letterOf(word)) === 0) return undefined;
    const nodes = (this.#nodes ??= numbered(this.#words));
    const known = nodes.get(word);
    if (typeof known !== 'number') return known;
    const node = new OpenedNode(this.#written[known] ?? [], this.#termAt);
    nodes.set(word, node);
    return node;
  }
}

/** Each of the words with its number in their order. */
function numbered(words: string): Map<string, LexiconNode | number> {
  const numbers = new Map<string, LexiconNode | number>();
  for (const word of words.split(' ')) numbers.set(word, numbers.size);
  return numbers;
}

function letterOf(word: string): number {
  return 1 << (word.charCodeAt(0) & 31);
}

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
    trees: entries.map(([, node]) => JSON.stringify(write(node, numberOf))),
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
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #trees: readonly string[];
  readonly #termAt: (number: number) => Term;
  readonly #opened = new Map<string, LexiconNode>();

  constructor(words: readonly string[], trees: readonly string[], termAt: (number: number) => Term) {
    this.#numbers = new Map(words.map((word, number) => [word, number]));
    this.#trees = trees;
    this.#termAt = termAt;
  }

  get(word: string): LexiconNode | undefined {
    const number = this.#numbers.get(word);
    if (number === undefined) return undefined;
    let node = this.#opened.get(word);
    if (node === undefined) {
      node = new OpenedNode(JSON.parse(this.#trees[number] ?? '{}') as WrittenNode, this.#termAt);
      this.#opened.set(word, node);
    }
    return node;
  }
}

/** A node that turns numbers into terms when it is looked at. */
class OpenedNode implements LexiconNode {
  readonly next: NextWords | undefined;
  readonly #written: WrittenNode;
  readonly #termAt: (number: number) => Term;
  #forms: readonly Form[] | undefined;

  constructor(written: WrittenNode, termAt: (number: number) => Term) {
    this.#written = written;
    this.#termAt = termAt;
    this.next = written.w === undefined ? undefined : new LaterWords(written.w, termAt);
  }

  get forms(): readonly Form[] | undefined {
    return (this.#forms ??= this.#written.f?.map((form) => ({
      term: this.#termAt(form >> FORM_BITS),
      need: NEEDS[form & NEED_BITS] ?? 'nothing',
      capitals: (form & CAPITALS) !== 0,
      plural: (form & PLURAL) !== 0,
    })));
  }

  get cancels(): readonly Term[] | undefined {
    return this.#written.c?.map(this.#termAt);
  }

  get cancelsNearby(): readonly Term[] | undefined {
    return this.#written.n?.map(this.#termAt);
  }
}

class LaterWords implements NextWords {
  readonly #written: Readonly<Record<string, WrittenNode>>;
  readonly #termAt: (number: number) => Term;
  readonly #opened = new Map<string, LexiconNode>();

  constructor(written: Readonly<Record<string, WrittenNode>>, termAt: (number: number) => Term) {
    this.#written = written;
    this.#termAt = termAt;
  }

  get(word: string): LexiconNode | undefined {
    const opened = this.#opened.get(word);
    if (opened !== undefined) return opened;
    const written = Object.hasOwn(this.#written, word) ? this.#written[word] : undefined;
    if (written === undefined) return undefined;
    const node = new OpenedNode(written, this.#termAt);
    this.#opened.set(word, node);
    return node;
  }
}

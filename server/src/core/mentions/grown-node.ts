import type { Term } from '../taxonomy/schema';
import type { Form, LexiconNode, NextWords } from './lexicon';

/** A node that words are added below: of a new tree, or of one that grows on another, which stays what it is. */
export class GrownNode implements LexiconNode {
  next: GrownWords | undefined;
  forms: Form[] | undefined;
  cancels: Term[] | undefined;
  cancelsNearby: Term[] | undefined;

  /** `base`: the other tree's node for the same words. */
  constructor(base?: LexiconNode) {
    this.next = base?.next && new GrownWords(base.next);
    this.forms = base?.forms?.slice();
    this.cancels = base?.cancels?.slice();
    this.cancelsNearby = base?.cancelsNearby?.slice();
  }

  /** The node for these folded words behind this one, made where there is none. */
  at(keys: readonly string[]): GrownNode {
    return keys.reduce<GrownNode>((node, key) => (node.next ??= new GrownWords()).grow(key), this);
  }
}

/** The words that may follow, those of the other tree among them. */
export class GrownWords implements NextWords {
  readonly grown = new Map<string, GrownNode>();
  readonly #base: NextWords | undefined;

  constructor(base?: NextWords) {
    this.#base = base;
  }

  get(word: string): LexiconNode | undefined {
    return this.grown.get(word) ?? this.#base?.get(word);
  }

  grow(word: string): GrownNode {
    let node = this.grown.get(word);
    if (node === undefined) this.grown.set(word, (node = new GrownNode(this.#base?.get(word))));
    return node;
  }
}

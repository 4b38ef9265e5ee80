import { findMentions, type Mention } from '../mentions/find-mentions';
import type { Lexicon } from '../mentions/lexicon';
import type { Statement } from '../plan/plan';
import { sameOwners } from '../plan/owners/same-owners';
import type { Owner, People } from '../roles/owners';
import { readClaims, type Claim, type SentenceContext } from '../sentences/read-claims';
import { fitted } from '../text/fitted';
import type { Span } from '../text/span';

/** What claims were read from, and in what surroundings. */
interface Reading {
  readonly text: string;
  readonly context: Pick<SentenceContext, 'grammar' | 'people' | 'implied'>;
  /** Whoever was named before the text, where that was asked. */
  readonly before: { readonly owners: readonly Owner[] | undefined } | undefined;
  readonly claims: readonly Claim[];
}

/**
 * The claims of one stretch of text as they were last read. Most of a document stands there again in its next version, and
 * some of it stands in it twice; as long as what surrounds it says the same, the sentences need not be read again.
 */
class RememberedClaims {
  #last: Reading | undefined;

  /** What `readClaims` says. The stretch and what it is read about must be the same at every call. */
  read(text: string, stretch: Span, context: SentenceContext, about: readonly Span[]): readonly Claim[] {
    const last = this.#last;
    if (last?.text === text && isSameTo(last, context)) {
      const { implied } = last.context;
      if (implied === context.implied || context.implied === undefined) return last.claims;
      // Whoever the section speaks for is the same by another list, and who reads the claims tells by the list.
      const owners = context.implied;
      return last.claims.map((claim) => (claim.owners === implied ? { ...claim, owners } : claim));
    }
    let before: Reading['before'];
    const asking: SentenceContext = {
      ...context,
      before: () => (before ??= { owners: context.before?.() }).owners,
    };
    const claims = readClaims(text, stretch.start, stretch.end, asking, about);
    const { grammar, people, implied } = context;
    this.#last = { text, context: { grammar, people, implied }, before, claims };
    return claims;
  }
}

/**
 * What is known of a stretch of text and the mentions in it, whatever surrounds them. Most of a document stands there again
 * in its next version, and some of it stands in it twice; it is worked out once. Filled as it is asked for.
 */
export class Remembered {
  /** Not empty. */
  readonly mentions: readonly Mention[];
  #claims: RememberedClaims | undefined;
  #meant: readonly Mention[] | undefined;
  #saysNothingIsDone: boolean | undefined;

  constructor(mentions: readonly Mention[]) {
    this.mentions = mentions;
  }

  /** Of most stretches nobody asks what they claim. */
  get claims(): RememberedClaims {
    return (this.#claims ??= new RememberedClaims());
  }

  /** The mentions that the stretch is about, if it is an item. */
  meant(find: () => readonly Mention[]): readonly Mention[] {
    return (this.#meant ??= fitted(find()));
  }

  /** The stretch says what is not done, asks, or is still to be filled in. */
  saysNothingIsDone(find: () => boolean): boolean {
    return (this.#saysNothingIsDone ??= find());
  }
}

/** What is known of a stretch of text in which something is mentioned; nothing where nothing is. */
export function rememberedOf(
  text: Statement['text'],
  start: number,
  end: number,
  lexicon: Lexicon,
): Remembered | undefined {
  return text.derive(lexicon, start, end, () => {
    const mentions = fitted(findMentions(text.text, text.wordsIn(start, end), lexicon));
    return mentions.length === 0 ? undefined : new Remembered(mentions);
  });
}

function isSameTo({ context: then, before }: Reading, now: SentenceContext): boolean {
  return (
    then.grammar === now.grammar &&
    areSamePeople(then.people, now.people) &&
    sameOwners(then.implied, now.implied) &&
    (before === undefined || sameOwners(before.owners, now.before?.()))
  );
}

function areSamePeople(then: People, now: People): boolean {
  return then === now || (then.size === now.size && [...then].every(([name, role]) => now.get(name) === role));
}

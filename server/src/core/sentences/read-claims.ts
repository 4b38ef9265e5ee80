import type { Owner, People } from '../roles/owners';
import type { RoleGrammar, RoleName } from '../roles/role-names';
import type { Dimension } from '../taxonomy/schema';
import { firstEndingAfter, movedSpan, type Span } from '../text/span';
import { NO_MEMORY, SentenceReading, type Memory } from './read-sentence';
import { splitSentences } from './split-sentences';

/**
 * What a sentence says of who owns what.
 *
 * "The community manager is measured on retention, not on reach" claims retention for community management and denies
 * it reach. `denied` claims assign nothing, and their objects are not assigned by anything around them either.
 */
export interface Claim {
  /** Empty where the subject is nobody we know: the claim then only says that its objects are spoken for. */
  readonly owners: readonly Owner[];
  /** The words that name the owner, as plain-text offsets; absent where a pronoun stands for whoever the section speaks for. */
  readonly subject: Span | undefined;
  readonly dimension: Dimension | undefined;
  readonly denied: boolean;
  /** Plain-text offsets. */
  readonly object: Span;
  /** Plain-text offsets. */
  readonly expression: Span;
  /** The object is a clause, in which words may be verbs: "is judged on whether a newcomer plays". */
  readonly isClause?: boolean;
}

/** The claim where the text it was read from stands that many characters further on. */
export function movedClaim(claim: Claim, by: number): Claim {
  return {
    ...claim,
    subject: claim.subject && movedSpan(claim.subject, by),
    object: movedSpan(claim.object, by),
    expression: movedSpan(claim.expression, by),
  };
}

/** What surrounds a sentence. */
export interface SentenceContext {
  /** Whoever the section speaks for: who "we", "the team" and "she" are where nobody was named before. */
  readonly implied: readonly Owner[] | undefined;
  /** Whoever was named last before the text: who "she" is until somebody else is named. Asked for once, if at all. */
  readonly before?: (() => readonly Owner[] | undefined) | undefined;
  readonly grammar: RoleGrammar;
  readonly people: People;
  /**
   * What `findRoleNames` finds in a stretch of the text, as offsets in the text. For whoever has its words; no stretch that
   * is asked for begins or ends within one.
   */
  readonly rolesIn?: ((start: number, end: number) => readonly RoleName[]) | undefined;
}

/**
 * Reads the claims of running text, sentence by sentence; a pronoun means the last role named before it. Where `about` is
 * given, stretches in order that do not overlap, only sentences that hold a part of one of them are read for claims.
 */
export function readClaims(
  text: string,
  start: number,
  end: number,
  context: SentenceContext,
  about?: readonly Span[],
): readonly Claim[] {
  const reader = new SentencesReader(text, splitSentences(text, start, end), context);
  return reader.claims(about);
}

/** Whom a pronoun would mean in the next sentence: the last subject of running text that names a role. */
export function lastSubject(
  text: string,
  start: number,
  end: number,
  context: SentenceContext,
): readonly Owner[] | undefined {
  const sentences = splitSentences(text, start, end);
  return new SentencesReader(text, sentences, context).memoryBehind(sentences.length).last?.owners;
}

/** Reads sentences when they are asked for. Most say nothing that anybody needs, not even whom "she" would be behind them. */
class SentencesReader {
  readonly #text: string;
  readonly #sentences: readonly Span[];
  readonly #context: SentenceContext;
  readonly #readings: (SentenceReading | undefined)[] = [];
  /** What the first so many sentences leave behind. */
  #remembered = 0;
  #memory: Memory | undefined;

  constructor(text: string, sentences: readonly Span[], context: SentenceContext) {
    this.#text = text;
    this.#sentences = sentences;
    this.#context = context;
  }

  claims(about: readonly Span[] | undefined): readonly Claim[] {
    const claims: Claim[] = [];
    const isLast = (index: number): boolean => index === this.#sentences.length - 1;
    this.#sentences.forEach((sentence, index) => {
      if (about !== undefined && !touches(about, sentence)) return;
      claims.push(...(this.#readingOf(index, !isLast(index))?.claims() ?? []));
    });
    return claims;
  }

  /** What the first so many sentences leave behind for the next one. */
  memoryBehind(count: number): Memory {
    this.#memory ??= memoryOf(this.#context.before?.());
    // One after the other: each may ask for what the ones before it leave behind, and no deeper.
    while (this.#remembered < count) {
      const reading = this.#readingOf(this.#remembered, true);
      if (reading !== undefined) this.#memory = reading.memory();
      this.#remembered++;
    }
    return this.#memory;
  }

  #readingOf(index: number, isFollowed: boolean): SentenceReading | undefined {
    const sentence = this.#sentences[index];
    if (sentence === undefined || sentence.end - sentence.start > LONGEST_SENTENCE) return undefined;
    return (this.#readings[index] ??= new SentenceReading(this.#text, sentence, this.#context, {
      isFollowed,
      memory: () => this.memoryBehind(index),
    }));
  }
}

function memoryOf(owners: readonly Owner[] | undefined): Memory {
  return owners === undefined ? NO_MEMORY : { ...NO_MEMORY, last: { owners, part: undefined } };
}

function touches(parts: readonly Span[], sentence: Span): boolean {
  const part = parts[firstEndingAfter(parts, sentence.start)];
  return part !== undefined && part.start < sentence.end;
}

/** What is longer, in characters, is no sentence; reading it as one would cost more than it could tell. */
const LONGEST_SENTENCE = 3000;

import type { Owner, People } from '../roles/owners';
import type { RoleGrammar } from '../roles/role-names';
import type { Dimension } from '../taxonomy/schema';
import type { Span } from '../text/span';
import { NO_MEMORY, readSentence, type Memory } from './read-sentence';
import { splitSentences } from './split-sentences';
import type { Subject } from './subjects';

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
}

/** What surrounds a sentence. */
export interface SentenceContext {
  /** Whoever the section speaks for: who "we", "the team" and "she" are where nobody was named before. */
  readonly implied: readonly Owner[] | undefined;
  /** Whoever was named last before the text: who "she" is until somebody else is named. */
  readonly before?: readonly Owner[] | undefined;
  readonly grammar: RoleGrammar;
  readonly people: People;
}

/** Reads the claims of running text, sentence by sentence; a pronoun means the last role named before it. */
export function readClaims(text: string, start: number, end: number, context: SentenceContext): readonly Claim[] {
  return readAll(text, start, end, context).claims;
}

/** Whom a pronoun would mean in the next sentence: the last subject of running text that names a role. */
export function lastSubject(
  text: string,
  start: number,
  end: number,
  context: SentenceContext,
): readonly Owner[] | undefined {
  return readAll(text, start, end, context, true).last?.owners;
}

function readAll(
  text: string,
  start: number,
  end: number,
  context: SentenceContext,
  always = false,
): { readonly claims: readonly Claim[]; readonly last: Subject | undefined } {
  const claims: Claim[] = [];
  const { before } = context;
  let memory: Memory = before === undefined ? NO_MEMORY : { ...NO_MEMORY, last: { owners: before, part: undefined } };
  const sentences = splitSentences(text, start, end);
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.end - sentence.start > LONGEST_SENTENCE) continue;
    const reading = readSentence(text, sentence, context, memory, always || index < sentences.length - 1);
    claims.push(...reading.claims);
    memory = reading.memory;
  }
  return { claims, last: memory.last };
}

/** What is longer, in characters, is no sentence; reading it as one would cost more than it could tell. */
const LONGEST_SENTENCE = 3000;

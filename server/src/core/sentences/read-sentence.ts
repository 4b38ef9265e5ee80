import type { Owner } from '../roles/owners';
import type { RoleName } from '../roles/role-names';
import type { Span } from '../text/span';
import { clauseStart, objectEnd, objectOf } from './clauses';
import { findExpressions, type Expression } from './expressions';
import { findGaps, type Gap } from './gaps';
import { asks, isDenied, isPassedOn, isUnreal } from './moods';
import { findNamings } from './namings';
import type { Claim, SentenceContext } from './read-claims';
import { readableText } from './sentence-text';
import {
  findSubject,
  namesSomebody,
  openingSubject,
  subjectBehindColon,
  type Subject,
  type SubjectSearch,
} from './subjects';
import { caseless } from '../text/pattern';

/** What the sentences before leave behind for the next one. */
export interface Memory {
  /** Who "she" would be. */
  readonly last: Subject | undefined;
  /** What "so is" would repeat. */
  readonly claim: Claim | undefined;
  /** Who "the former" and "the latter" would be. */
  readonly pair: readonly [RoleName, RoleName] | undefined;
}

/** Before the first sentence there is nothing to remember. */
export const NO_MEMORY: Memory = { last: undefined, claim: undefined, pair: undefined };

/** What stands around a sentence. */
interface Surroundings {
  /** Another sentence follows, so that whoever opens this one is whom a pronoun means. */
  readonly isFollowed: boolean;
  /** What the sentences before leave behind; asked for at most when the sentence looks back. */
  readonly memory: () => Memory;
}

/** One sentence, read when it is asked for its claims or for what it leaves behind, and no further than that takes. */
export class SentenceReading implements SubjectSearch {
  readonly sentence: string;
  readonly offset: number;
  readonly context: SentenceContext;
  /** Nothing of it is left out. */
  readonly #isAsWritten: boolean;
  readonly #around: Surroundings;
  #names: readonly RoleName[] | undefined;
  #last: { readonly subject: Subject | undefined } | undefined;
  #claims: readonly Claim[] | undefined;
  /** Of the offset that was asked for last: who the subject is and what is said of it asks for the same. */
  #clause: { readonly upTo: number; readonly start: number } | undefined;

  /** The sentence that stands at the span of the text. */
  constructor(text: string, { start, end }: Span, context: SentenceContext, around: Surroundings) {
    const written = text.slice(start, end);
    this.sentence = readableText(written);
    this.#isAsWritten = this.sentence === written;
    this.offset = start;
    this.context = context;
    this.#around = around;
  }

  claims(): readonly Claim[] {
    return (this.#claims ??= this.#read());
  }

  /** What the sentence leaves behind for the next one, which must follow. */
  memory(): Memory {
    const claim = this.claims().at(-1);
    return { last: this.last, claim, pair: this.#pair() };
  }

  /** Whom the sentence names; most sentences have no expression, and then nobody asks. */
  get names(): readonly RoleName[] {
    return (this.#names ??= withPair(
      this.sentence,
      findNamings(this.sentence, this.context.grammar, this.context.people, this.#roles()),
      this.#around,
    ));
  }

  /** The roles that it names, where that is known of its text. */
  #roles(): readonly RoleName[] | undefined {
    const { rolesIn } = this.context;
    if (rolesIn === undefined || !this.#isAsWritten) return undefined;
    const { offset, sentence } = this;
    const roles = rolesIn(offset, offset + sentence.length);
    return offset === 0 || roles.length === 0
      ? roles
      : roles.map((name) => ({ ...name, start: name.start - offset, end: name.end - offset }));
  }

  clauseStart(offset: number): number {
    if (this.#clause?.upTo !== offset) this.#clause = { upTo: offset, start: clauseStart(this.sentence, offset) };
    return this.#clause.start;
  }

  /** Whoever was named last, as far as the sentence has been read. */
  get last(): Subject | undefined {
    if (this.#last === undefined) {
      const opening = this.#around.isFollowed ? openingSubject(this) : undefined;
      this.#last = { subject: opening ?? this.#around.memory().last };
    }
    return this.#last.subject;
  }

  /** The first two roles of the sentence, if it names two. */
  #pair(): readonly [RoleName, RoleName] | undefined {
    const [first] = this.names;
    const second = this.names.find((name) => name.role !== first?.role || name.neighbour !== first?.neighbour);
    return first === undefined || second === undefined ? undefined : [first, second];
  }

  #read(): readonly Claim[] {
    const { sentence } = this;
    const claims: Claim[] = [];
    const repeated = this.#repeated();
    if (repeated !== undefined) claims.push(repeated);
    const expressions = findExpressions(sentence, (start, end) => namesSomebody(this, { start, end }));
    const gaps = findGaps(sentence, expressions, () => this.names);
    expressions.forEach((expression, index) => {
      const ownGaps = gaps.filter((gap) => gap.of === expression);
      const next = ownGaps[0]?.name ?? expressions[index + 1];
      const behind = subjectBehindColon(this, expression);
      const until = behind?.until ?? objectEnd(sentence, expression, next);
      const subject = behind?.subject ?? findSubject(this, expression, until);
      if (subject !== undefined && subject.owners.length > 0) this.#last = { subject };
      // "Run paid search" at the beginning is what is to be done, and the list that it stands in says by whom.
      const isImperative =
        expression.voice === 'verb' &&
        OPENS_ELEMENT.test(sentence.slice(0, expression.start)) &&
        !isThirdPerson(sentence, expression);
      if (isImperative || (subject === undefined && expression.voice === 'verb')) return;
      const object = objectOf(this, expression, until);
      const place = { sentence, clauseStart: this.clauseStart(expression.start), ...at(expression), until };
      const passed = expression.voice === 'verb' && isPassedOn(place);
      const silent = passed || asks(sentence) || isUnreal(place);
      const denied = isDenied(place, object.start);
      const claim: Claim = {
        owners: silent ? [] : (subject?.owners ?? []),
        subject: subject?.part,
        dimension: expression.dimension,
        denied,
        object: this.#shift(object),
        expression: this.#shift(expression),
      };
      claims.push(
        ...this.#inOrder(claim)
          .flatMap((part) => this.#inClauses(part))
          .flatMap((part) => this.#withoutInserted(part)),
      );
      for (const gap of ownGaps) claims.push(this.#filled(gap, claim, silent || denied));
    });
    return claims;
  }

  /** "So is the open rate": what was said of the last thing is said of another. */
  #repeated(): Claim | undefined {
    const opening = SO_IS.exec(this.sentence);
    const claim = opening === null ? undefined : this.#around.memory().claim;
    if (claim === undefined || opening === null) return undefined;
    const end = objectEnd(this.sentence, { start: 0, end: opening[0].length }, undefined);
    const rest = this.sentence.slice(opening[0].length, end);
    return {
      ...claim,
      denied: claim.denied || !/^\W*(?:and\s+)?so\b/i.test(opening[0]),
      object: this.#shift({
        start: opening[0].length,
        end: opening[0].length + (/,\s+(?:after|as|now)\b/i.exec(rest)?.index ?? rest.length),
      }),
      expression: this.#shift({ start: 0, end: opening[0].length }),
    };
  }

  /** "Rasmus, for his part, for reach": the verb of the clause before counts here too. */
  #filled(gap: Gap, claim: Claim, silent: boolean): Claim {
    const until = objectEnd(this.sentence, gap, gap.next);
    const owner: Owner =
      gap.name.role === undefined
        ? { kind: 'other', name: this.sentence.slice(gap.name.start, gap.name.end) }
        : { kind: 'role', role: gap.name.role };
    return {
      ...claim,
      owners: silent ? [] : [owner],
      subject: this.#shift(gap.name),
      denied: false,
      object: this.#shift({ start: gap.end, end: until }),
      expression: this.#shift(gap),
    };
  }

  /** "Community and social own retention and reach respectively": the first the first, the second the second. */
  #inOrder(claim: Claim): readonly Claim[] {
    const object = this.#textOf(claim.object);
    const word = /\brespectively\b/i.exec(object);
    if (word === null || claim.owners.length < 2) return [claim];
    const parts: Span[] = [];
    let from = 0;
    for (const match of object.slice(0, word.index).matchAll(/,\s+and\s+|,\s+|\s+and\s+/g)) {
      parts.push({ start: from, end: match.index });
      from = match.index + match[0].length;
    }
    parts.push({ start: from, end: word.index });
    if (parts.length !== claim.owners.length) return [{ ...claim, owners: [] }];
    return parts.map((part, index) => ({
      ...claim,
      owners: claim.owners.slice(index, index + 1),
      object: { start: claim.object.start + part.start, end: claim.object.start + part.end },
    }));
  }

  /**
   * "We know it works when reach grows, and when members stay", "is judged on whether …, and whether …": each clause is an
   * object of its own.
   */
  #inClauses(claim: Claim): readonly Claim[] {
    const object = this.#textOf(claim.object);
    let from = CLAUSE_OPENING.exec(object)?.[0].length ?? 0;
    if (from === 0 && !OPENS_CLAUSE.test(this.#textOf(claim.expression))) return [claim];
    const parts: Span[] = [];
    for (const match of object.matchAll(NEXT_CLAUSE)) {
      if (match.index < from) continue;
      parts.push({ start: from, end: match.index });
      from = match.index + match[0].length;
    }
    parts.push({ start: from, end: object.length });
    return parts.map(({ start, end }) => ({
      ...claim,
      object: { start: claim.object.start + start, end: claim.object.start + end },
      isClause: true,
    }));
  }

  /** What was put in between is no part of the object: each stretch around it is one of its own. */
  #withoutInserted(claim: Claim): readonly Claim[] {
    const object = this.#textOf(claim.object);
    if (!/\s{8}/.test(object)) return [claim];
    return [...object.matchAll(/\S+(?:\s{1,7}\S+)*/g)].map((part) => ({
      ...claim,
      object: { start: claim.object.start + part.index, end: claim.object.start + part.index + part[0].length },
    }));
  }

  #textOf({ start, end }: Span): string {
    return this.sentence.slice(start - this.offset, end - this.offset);
  }

  #shift(part: Span): Span {
    return { start: part.start + this.offset, end: part.end + this.offset };
  }
}

/** Nothing before it, or a semicolon behind which another thing is to be done. */
const OPENS_ELEMENT = /^\s*$|;\s*$/;

/** "Answers for reach": whoever it is need not be named again. */
function isThirdPerson(sentence: string, { start, end }: Expression): boolean {
  return /^[a-z]+s\b/i.test(sentence.slice(start, end));
}

/** "… works when" */
const OPENS_CLAUSE = /\b(?:when|if|once)$/i;
const CLAUSE_OPENING = /^\s*(?:that|whether|when|if|once)\s+/i;
const NEXT_CLAUSE = /(?:,\s+(?:(?:and|or)\s+)?|\s(?:and|or)\s+)(?:that|whether|when|if|once)\s+/gi;

const SO_IS = caseless`^\s*(?:and\s+)?(?:so|nor|neither)(?:,[^,;]{1,60},)?\s+(?:is|are)\s+`;

function at({ start, end }: Expression): Span {
  return { start, end };
}

/** "The former" and "the latter" are names too, where the sentence before names two. */
function withPair(sentence: string, names: readonly RoleName[], { memory }: Surroundings): readonly RoleName[] {
  if (!/\bthe (?:former|latter)\b/i.test(sentence)) return names;
  const { pair } = memory();
  if (pair === undefined) return names;
  const found: RoleName[] = [...names];
  for (const match of sentence.matchAll(/\bthe (former|latter)\b/gi)) {
    const end = match.index + match[0].length;
    // "The former brand manager" is another thing.
    if (names.some((name) => name.start === end + 1)) continue;
    const meant = /former/i.test(match[0]) ? pair[0] : pair[1];
    found.push({ ...meant, form: 'title', start: match.index, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

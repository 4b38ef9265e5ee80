import { ownerOf } from '../roles/owners';
import type { Owner, People } from '../roles/owners';
import { findRoleNames, type RoleGrammar, type RoleName } from '../roles/role-names';
import type { Dimension } from '../taxonomy/schema';
import { splitWords } from '../text/words';
import { findExpressions, type Expression } from './expressions';
import { splitSentences } from './split-sentences';

/** Plain-text offsets. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * What a sentence says of who owns what.
 *
 * "The community manager is measured on retention, not on reach" claims retention for community management and denies
 * it reach. `denied` claims assign nothing, and their objects are not assigned by anything around them either.
 */
export interface Claim {
  /** Empty where the subject is nobody we know: the claim then only says that its objects are spoken for. */
  readonly owners: readonly Owner[];
  /** The words that name the owner; absent where a pronoun stands for whoever the section speaks for. */
  readonly subject: Part | undefined;
  readonly dimension: Dimension | undefined;
  readonly denied: boolean;
  readonly object: Part;
  readonly expression: Part;
}

/** What surrounds a sentence. */
export interface SentenceContext {
  /** Whoever the section speaks for: who "we", "the team" and "she" are where nobody was named before. */
  readonly implied: readonly Owner[] | undefined;
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
  let last: Subject | undefined;
  const sentences = splitSentences(text, start, end);
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.end - sentence.start > LONGEST_SENTENCE) continue;
    const reader = new SentenceReader(text, sentence, context, last, always || index < sentences.length - 1);
    claims.push(...reader.read());
    last = reader.lastSubject;
  }
  return { claims, last };
}

/** What is longer, in characters, is no sentence; reading it as one would cost more than it could tell. */
const LONGEST_SENTENCE = 3000;

interface Subject {
  readonly owners: readonly Owner[];
  readonly part: Part | undefined;
}

/** Sentences of these kinds say what was, might be or is asked, and claim nothing. */
const QUESTION = /\?["'”’)]*$/u;
const HYPOTHESIS =
  /\b(?:would|could|might|wouldn['’]t|couldn['’]t|perhaps|maybe|imagine|suppose|hypothetical(?:ly)?|proposed?|proposal)\b/i;
const PAST =
  /\b(?:was|were|had|used to|did|last (?:year|season|quarter|month|half|plan)|previously|formerly|in the past|back then|no longer|not any ?more|originally|in (?:19|20)\d\d(?![/-])|since then)\b/i;
/** A sentence that opens so speaks of what was, whatever its tense. */
const PAST_OPENING =
  /^\s*(?:last (?:year|season|quarter|month|half|plan)|previously|formerly|in the past|back then|originally|in (?:19|20)\d\d(?![/-]))\b/i;
/** What hangs on a condition that may never come is no assignment either; "when" and "once" only say from when on. */
const UNSURE_CONDITION = /^\s*(?:if|should|unless)\b/i;
const NEGATION =
  /\bno (?:part|business|task|duty|job|concern|say)\b|\b(?:not|never|neither|nor|no longer|nobody|none|hardly|cannot|without|refuses?|declines?)\b|n['’]t\b/i;
const OBJECT_NEGATION = /^\s*(?:no|neither|nothing|not|none|only if)\b/i;

class SentenceReader {
  readonly #start: number;
  readonly #sentence: string;
  readonly #context: SentenceContext;
  /** Another sentence comes whose pronoun may mean this one's subject. */
  readonly #isFollowed: boolean;
  #foundNames: readonly RoleName[] | undefined;
  lastSubject: Subject | undefined;

  constructor(text: string, sentence: Part, context: SentenceContext, last: Subject | undefined, isFollowed: boolean) {
    this.#isFollowed = isFollowed;
    this.#start = sentence.start;
    this.#sentence = blankNumbering(blankQuotes(text.slice(sentence.start, sentence.end)));
    this.#context = context;
    this.lastSubject = last;
  }

  /** The roles that the sentence names; most sentences have no expression, and then nobody asks. */
  get #names(): readonly RoleName[] {
    return (this.#foundNames ??= findRoleNames(
      this.#sentence,
      splitWords(this.#sentence),
      this.#context.grammar,
    ).filter((name) => name.form !== 'abbreviation'));
  }

  read(): readonly Claim[] {
    const sentence = this.#sentence;
    const isQuestion = QUESTION.test(sentence);
    const claims: Claim[] = [];
    const expressions = findExpressions(sentence);
    const condition = /^\s*(?:if|when|should|unless|once|as soon as|whenever)\b/i.test(sentence)
      ? sentence.indexOf(',')
      : -1;
    if (this.#isFollowed) this.#noteOpeningSubject();
    expressions.forEach((expression, index) => {
      const clause = this.#clauseAround(expression);
      const inverted = this.#invertedSubject(expression);
      const until = inverted?.until ?? this.#objectEnd(expression, expressions[index + 1]);
      const subject =
        inverted?.subject ??
        (expression.voice === 'passive' ? this.#agent(expression, until) : this.#subjectOf(expression, clause));
      if (subject !== undefined && subject.owners.length > 0)
        this.lastSubject = { owners: subject.owners, part: subject.part };
      // "Run paid search" at the beginning is what is to be done, and the list that it stands in says by whom.
      const isImperative = expression.voice === 'verb' && sentence.slice(0, expression.start).trim() === '';
      if (isImperative || (subject === undefined && expression.voice === 'verb')) return;
      const before = sentence.slice(clause.start, expression.start);
      const words = sentence.slice(clause.start, expression.end);
      const object = this.#objectOf(expression, clause, until);
      const passed =
        expression.voice === 'verb' &&
        ((/\b(?:only|merely|just|simply)\s+$/i.test(before) &&
          /^(?:reports?|tracks?|counts?|monitors?|watch)/i.test(sentence.slice(expression.start))) ||
          isPassedOn(sentence.slice(expression.end, until), sentence.slice(expression.start, expression.end)));
      const silent =
        isQuestion ||
        HYPOTHESIS.test(sentence.slice(Math.max(0, clause.start - 40), expression.end)) ||
        PAST.test(words) ||
        PAST_OPENING.test(sentence) ||
        (/\bbeen\b/i.test(sentence.slice(expression.start, expression.end)) && !/\bsince\b/i.test(sentence)) ||
        (condition >= 0 && (expression.start < condition || UNSURE_CONDITION.test(sentence))) ||
        passed;
      const denied =
        NEGATION.test(before) ||
        OBJECT_NEGATION.test(sentence.slice(expression.end, until)) ||
        /\b(?:not|never|n['’]t)\b/i.test(sentence.slice(expression.start, expression.end));
      claims.push({
        owners: silent ? [] : (subject?.owners ?? []),
        subject: subject?.part,
        dimension: expression.dimension,
        denied,
        object: this.#shift(object),
        expression: this.#shift(expression),
      });
    });
    return claims;
  }

  /** "The social media manager plans the calendar. He …": whoever opens a sentence is who the next one's pronoun means. */
  #noteOpeningSubject(): void {
    const first = this.#names[0];
    if (first === undefined || first.form === 'department') return;
    if (OPENER.test(this.#sentence.slice(0, first.start))) this.lastSubject = this.#named([first]);
  }

  /** What is owned: behind the expression in the active, before it in the passive; "It falls to us to …" puts it behind. */
  #objectOf(expression: Expression, clause: Part, until: number): Part {
    if (expression.voice !== 'passive') return { start: expression.end, end: until };
    const before = this.#sentence.slice(clause.start, expression.start);
    if (/^\s*it\s*$/i.test(before)) {
      const infinitive = /\bto\s/.exec(this.#sentence.slice(expression.end, until));
      if (infinitive !== null) return { start: expression.end + infinitive.index, end: until };
    }
    const that = /^\s*(?:it|we|they|everybody|everyone|all)\b.*\bthat\s/isu.exec(before)?.[0].length ?? 0;
    let { start } = clause;
    // "Satisfaction, for reasons of budget, is owned by …": an inserted phrase stands between the two.
    while (
      start > 0 &&
      that === 0 &&
      /^\s*(?:$|(?:for|in|at|on|by|from|with|as|since|until|during|under|per|despite)\b)/i.test(
        this.#sentence.slice(start, expression.start),
      )
    ) {
      const end = boundaryBefore(this.#sentence, start);
      start = 0;
      for (const match of this.#sentence.slice(0, end).matchAll(BOUNDARY)) start = match.index + match[0].length;
    }
    return { start: that > 0 ? clause.start + that : start, end: expression.start };
  }

  #shift(part: Part): Part {
    return { start: part.start + this.#start, end: part.end + this.#start };
  }

  /** From the last boundary between clauses before the expression. */
  #clauseAround(expression: Part): Part {
    let start = 0;
    for (const match of this.#sentence.slice(0, expression.start).matchAll(BOUNDARY))
      start = match.index + match[0].length;
    return { start, end: expression.end };
  }

  #objectEnd(expression: Part, next: Expression | undefined): number {
    const rest = this.#sentence.slice(expression.end);
    let end = OBJECT_BOUNDARY.exec(rest)?.index ?? rest.length;
    if (next !== undefined) {
      const gap = this.#sentence.slice(expression.end, next.start);
      const conjunction = /(?:,|;|\band\b|\bbut\b)[^,;]*$/i.exec(gap);
      if (conjunction !== null) end = Math.min(end, conjunction.index);
    }
    return expression.end + end;
  }

  /** "Responsible for cost per lead: the community team": the owner stands behind the colon, and the object before it. */
  #invertedSubject(expression: Expression): { readonly subject: Subject; readonly until: number } | undefined {
    if (expression.voice !== 'active' || this.#sentence.slice(0, expression.start).trim() !== '') return undefined;
    const colon = this.#sentence.indexOf(': ', expression.end);
    if (colon < 0) return undefined;
    const names = this.#names.filter((name) => name.start > colon);
    const first = names[0];
    if (first === undefined || !OPENER.test(this.#sentence.slice(colon + 1, first.start))) return undefined;
    return { subject: this.#named(names), until: colon };
  }

  /** Who stands before an active expression as its subject. */
  #subjectOf(expression: Expression, clause: Part): Subject | undefined {
    let end = expression.start;
    let start = clause.start;
    for (let hops = 0; hops < 6; hops++) {
      const segment = this.#sentence.slice(start, end);
      const subject =
        expression.voice === 'possessive'
          ? this.#possessor(start, expression)
          : this.#subjectIn(start, end, segment, hops === 0);
      if (subject !== 'further') return subject;
      if (start === 0) return this.#implied();
      end = boundaryBefore(this.#sentence, start);
      start = 0;
      for (const match of this.#sentence.slice(0, end).matchAll(BOUNDARY)) start = match.index + match[0].length;
    }
    return undefined;
  }

  /** The subject in one segment, `further` where the segment has none of its own, `undefined` where it is nobody we know. */
  #subjectIn(start: number, end: number, segment: string, own: boolean): Subject | undefined | 'further' {
    const relative = own ? /\b(?:who|which|that|whose)\b[^,]*$/i.exec(segment) : null;
    if (relative !== null) {
      const head = start + relative.index;
      const inner = this.#names.find(
        (name) =>
          name.start > head &&
          name.end <= end &&
          OPENER.test(this.#sentence.slice(head, name.start).replace(/^\w+/, '')),
      );
      if (inner !== undefined && /^that\b/i.test(relative[0]) && this.#standsAlone(inner, end))
        return this.#named([inner]);
      const name = [...this.#names]
        .reverse()
        .find(
          (candidate) =>
            candidate.end <= head &&
            !/\bnot\s+(?:the\s+|our\s+)?$/i.test(this.#sentence.slice(0, candidate.start)) &&
            /^[\s,]*(?:\([^()]*\)\s*)?(?:is the (?:one|person|team)\s+)?(?:(?:and|but)?\s*not\s+[^,]{1,40},?\s*)?$/.test(
              this.#sentence.slice(candidate.end, head),
            ),
        );
      if (name !== undefined) return this.#named([name]);
      return /^\s*(?:he|she|it|we|they|you)\b.*\b(?:one|ones|person|team|people)\s*$/i.test(
        this.#sentence.slice(start, head),
      )
        ? this.#implied()
        : undefined;
    }
    const inside = this.#names.filter((name) => name.start >= start && name.end <= end);
    const joined = own ? this.#joinedSubject(inside, end) : undefined;
    if (joined !== undefined) return this.#named([joined]);
    const first = inside[0];
    if (first !== undefined && OPENER.test(this.#sentence.slice(start, first.start)) && this.#standsAlone(first, end)) {
      const coordinated = inside.filter(
        (name, index) =>
          index === 0 ||
          /^[\s,]*(?:and|&|\+|\/|or|with)\s+(?:the\s+|our\s+)?$/i.test(
            this.#sentence.slice(inside[index - 1]?.end ?? 0, name.start),
          ),
      );
      const owners = this.#named(coordinated);
      const tail = this.#sentence.slice(coordinated.at(-1)?.end ?? first.end, end);
      return /^\s*(?:and|&|\+|or)\s+(?:the\s+|our\s+)?\p{L}/iu.test(tail) &&
        !/^\s*(?:and|or)\s+(?:is|are|will|shall|also|never|does|do|has)\b/i.test(tail) &&
        !VERB_LIKE.test(tail.replace(/^\s*(?:and|&|\+|or)\s+/i, ''))
        ? { ...owners, owners: [...owners.owners, { kind: 'other', name: tail.trim() }] }
        : owners;
    }
    const pronoun = PRONOUN.exec(segment);
    if (pronoun !== null) return this.#implied();
    const person = /^\s*(?:[“"']?)(\p{Lu}[\p{L}'’-]+)\b/u.exec(segment);
    const role = person?.[1] === undefined ? undefined : this.#context.people.get(person[1].toLowerCase());
    if (role !== undefined && person !== null) return { owners: [{ kind: 'role', role }], part: undefined };
    if (NO_SUBJECT.test(segment)) return 'further';
    if (/^\s*(?:\(|(?:for|in|at|on|by|from|with|as|since|until|during|under|per)\b)/i.test(segment)) return 'further';
    if (first !== undefined) return undefined;
    // A segment without a verb of its own is an element of an enumeration, and the subject stands before it.
    return VERB_LIKE.test(segment.trimStart()) || !(own || FINITE.test(segment)) ? 'further' : undefined;
  }

  /** "… conversion rate and our brand team is responsible": a role behind "and" that stands right before the expression, with no role before the "and". */
  #joinedSubject(inside: readonly RoleName[], end: number): RoleName | undefined {
    const last = inside.at(-1);
    const before = inside.at(-2);
    if (last === undefined || last.form === 'abbreviation' || !NO_SUBJECT.test(this.#sentence.slice(last.end, end)))
      return undefined;
    const conjunction = /\s(?:and|but|while)\s+(?:the\s+|our\s+|your\s+)?$/i.exec(this.#sentence.slice(0, last.start));
    if (conjunction === null) return undefined;
    const isPair = before !== undefined && this.#sentence.slice(before.end, conjunction.index).trim() === '';
    return isPair || (last.form === 'department' && !this.#standsAlone(last, end)) ? undefined : last;
  }

  /** "Brand lives by the decade", but not "brand awareness campaigns run": a bare word must be the whole subject. */
  #standsAlone(name: RoleName, end: number): boolean {
    if (name.form !== 'department') return true;
    return /^\s*(?:$|[,(]|(?:and|or|also|is|are|will|shall|must|never|does|do|has|have|neither|nor|then|now|still|only|alone|itself)\b|\p{L}+s\b)/u.test(
      this.#sentence.slice(name.end, end),
    );
  }

  /** "Success for the social media manager is", "the brand team's goal is", "her KPI is". */
  #possessor(start: number, expression: Expression): Subject | undefined {
    const inside = this.#names.find((name) => name.start >= expression.start && name.end <= expression.end);
    if (inside !== undefined) return this.#named([inside]);
    const before = this.#sentence.slice(start, expression.start);
    const name = [...this.#names]
      .reverse()
      .find(
        (candidate) =>
          candidate.start >= start &&
          candidate.end <= expression.start &&
          /^(?:['’]s?)?\s*(?:\p{L}+\s+){0,2}$/u.test(this.#sentence.slice(candidate.end, expression.start)),
      );
    if (name !== undefined) return this.#named([name]);
    if (/\b(?:our|your|her|his|its|their|the team['’]s|my)\s+(?:\p{L}+\s+){0,2}$/iu.test(before))
      return this.#implied();
    return undefined;
  }

  /** Who stands behind "by" or "with" in the passive. */
  #agent(expression: Part, until: number): Subject | undefined {
    const text = this.#sentence.slice(expression.end, until);
    const stop =
      /\s+(?:together|jointly|along)\s+with\b|\s+(?:to|for|on|in|at|since|until|from|on behalf)\s|,|\(|;|:/i.exec(text)
        ?.index ?? text.length;
    const end = expression.end + stop;
    const names = this.#names.filter((name) => name.start >= expression.end && name.start < end);
    if (names.length === 0) return { owners: [], part: undefined };
    const subject = this.#named(names);
    const rest = names
      .reduce(
        (left, name) => left.slice(0, name.start) + ' '.repeat(name.end - name.start) + left.slice(name.end),
        this.#sentence,
      )
      .slice(expression.end, end);
    return /\p{L}{2,}/u.test(rest.replace(/\b(?:the|our|and|or|both|team|a|an|as well)\b/gi, ''))
      ? { ...subject, owners: [...subject.owners, { kind: 'other', name: rest.trim() }] }
      : subject;
  }

  #named(names: readonly RoleName[]): Subject {
    const first = names[0];
    return {
      owners: names.map((name) => ownerOf(name, this.#sentence)),
      part: first === undefined ? undefined : this.#shift(first),
    };
  }

  #implied(): Subject | undefined {
    if (this.lastSubject !== undefined) return this.lastSubject;
    const { implied } = this.#context;
    return implied === undefined ? undefined : { owners: implied, part: undefined };
  }
}

const BOUNDARY =
  /[;:]\s|\s[–—-]{1,2}\s|,\s+(?:(?:and|but|or|yet|so|while|whereas|although|though|because|since)\s+)?|\s(?:while|whereas|although|though|because|but)\s|\sand\s+(?=(?:is|are|was|will|shall|never|also|does|do|has|it|she|he|they|we|owns?|runs?|tracks?|reports?|answers?)\b)|^\s*(?:while|whereas|although|though|because|since|as|unlike|on the other hand,?|in contrast(?: to)?,?|and|but|so)\s+/gi;
const OBJECT_BOUNDARY =
  /;|\s[–—]\s|,?\s+(?:while|whereas|although|though|but|because|since|so that|rather than|instead of|except|unless|even (?:if|where|though)|whatever|however|as opposed to|than|unlike)\b|,?\s+(?:and )?not\s|,\s+(?:it|she|he|they|we|nobody|the|this|that)\s+(?:\p{L}+\s+){0,2}(?:is|are|was|has|have|do|does|will)\b|\sand\s+(?:is|are|was|will|never|does|do|has|it|she|he|they|we)\b|[.!?]["'”’)]*\s*$/iu;
/** What may stand before a subject: determiners, adverbs, or an opening phrase that begins with a preposition. */
const OPENER =
  /^[\s"'“(*]*(?:(?:the|our|a|an|each|every|both|so|also|and|but|then|today|now|currently|here|as|in turn|overall|finally|for example|however|therefore|meanwhile|only|senior|new|my|your|this|that)[\s,]+)*$|^\s*(?:the\s+)?(?:success|performance|work) (?:of|for)\s+(?:the\s+|our\s+)?$|^[\s]*(?:at|in|on|for|from|since|until|by|during|after|with|under|within|besides|beyond|per|throughout)\s+[^,;]*?\p{L}\s+(?:the|our)\s+$|^[\s]*(?:unlike|whereas|while|like|besides)\s+(?:the\s+|our\s+)?$|^[\s]*(?:until|till|from|since|by|in|during|after|before|as of)\s+(?:[\p{L}\d]+\s+){1,3}$/iu;
const PRONOUN =
  /^[\s"'“(]*(?:(?:and|but|so|then|here|today|now|also|for \p{L}+|in (?:\p{L}+ ){0,2}\d+|at weekends|from \p{L}+)[\s,]+)*(?:we|you|she|he|they|it|i|(?:the|this|that|our|my|your) (?:\p{L}+ )?(?:team|role|person|manager|desk|department|function|position|post|job|lead|hire|postholder|candidate|officer|branch|unit|office|directorate|section)|(?:her|his|its|their|our|your|my) (?:success|performance|work|contribution))\b/iu;
const NO_SUBJECT =
  /^[\s]*(?:(?:is|are|will|shall|must|be|also|now|never|not|and|or|then|still|only|both|mainly|who|to)\b[\s,]*)*$/i;
const VERB_LIKE = /^(?:(?:then|also|never|always|usually)\s+)?\p{Ll}+(?:s|es)\b/u;

const FINITE =
  /\b(?:is|are|was|were|has|have|had|does|do|did|will|shall|can|may|must|goes|comes|owns|runs|tracks|reports|wants|needs|means|says|keeps|makes|takes|gives|gets|sits|lies|stays|works|helps)\b/i;

function boundaryBefore(sentence: string, start: number): number {
  let end = start;
  while (end > 0 && /[\s,;:–—-]/.test(sentence.charAt(end - 1))) end--;
  const word = /\b(?:and|but|or|yet|so|while|whereas|although|though|because|since)$/i.exec(sentence.slice(0, end));
  return word === null ? end : word.index;
}

/** "Reports CTR to marketing", "tracks leads for sales": supplied to somebody, not owned. */
function isPassedOn(object: string, verb: string): boolean {
  return (
    /\b(?:reports?|tracks?|counts?|delivers?|monitors?|carr(?:y|ies))\b/i.test(verb) &&
    /\b(?:to|for|on behalf of)\s+(?:the\s+)?(?:board|you|us|them|marketing|sales|brand|social|community|finance|management|leadership|others?|team|\p{L}+ team)\b/iu.test(
      object,
    )
  );
}

/** Quoted speech is somebody else's; its text is left out, its length kept. */
function blankQuotes(sentence: string): string {
  return sentence.replace(
    /"[^"\n]{12,}"|“[^”\n]{12,}”|„[^“”\n]{12,}[“”]/g,
    (quote) => quote.charAt(0) + '\uFFFC'.repeat(quote.length - 2) + quote.charAt(quote.length - 1),
  );
}

/** "2.2 The team shall", "(b) the team": the number of a paragraph is no part of its sentence; its length is kept. */
function blankNumbering(sentence: string): string {
  return sentence.replace(/^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]|\d+(?:\.\d+)+|§\s*\d+)(?=\s)/iu, (number) =>
    ' '.repeat(number.length),
  );
}

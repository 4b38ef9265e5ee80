import { caseless } from '../text/pattern';
/**
 * A sentence as it is read: what is not its own voice is left out, and what interrupts a predicate too.
 * Everything keeps its place: what is left out becomes as many blanks or marks.
 */
export function readableText(sentence: string): string {
  return blankInsertions(blankNobodyElse(blankNumbering(blankQuotes(sentence))));
}

/** "… of the community team and of nobody else": what only stresses who it is names nobody. */
function blankNobodyElse(sentence: string): string {
  return sentence.includes('else') ? sentence.replace(NOBODY_ELSE, (words) => ' '.repeat(words.length)) : sentence;
}

const NOBODY_ELSE = /,?\s(?:and|but)\s(?:(?:of|by|for|with|to|on)\s)?(?:nobody|no one|no-one)\selse(?:['’]s)?\b/giu;

/** Quoted speech is somebody else's; its text is left out, its length kept. */
function blankQuotes(sentence: string): string {
  // Most sentences quote nobody, and a look costs a fraction of the way through one that replaces.
  if (!QUOTATION.test(sentence)) return sentence;
  return sentence.replace(
    /"[^"\n]{12,}"|“[^”\n]{12,}”|„[^“”\n]{12,}[“”]/g,
    (quote) => quote.charAt(0) + '\uFFFC'.repeat(quote.length - 2) + quote.charAt(quote.length - 1),
  );
}

const QUOTATION = /["“„]/;

/** "2.2 The team shall", "(b) the team": the number of a paragraph is no part of its sentence. */
function blankNumbering(sentence: string): string {
  const number = NUMBERING.exec(sentence)?.[0];
  return number === undefined ? sentence : ' '.repeat(number.length) + sentence.slice(number.length);
}

const NUMBERING = /^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]|\d+(?:\.\d+)+|§\s*\d+)(?=\s)/iu;

/** What is put between commas, in parentheses or between dashes. */
const INSERTED = String.raw`(,\s[^;:]{1,200}?,|\s\([^()]{1,200}\)|\s[–—]\s[^;–—]{1,200}?\s[–—])`;
const ASKS_FOR_PREPOSITION =
  'responsible|accountable|answerable|liable|measured|judged|assessed|evaluated|held|charge|hook|answers?|looks?|looking|tasked|charged|lies?|rests?|sits?|belongs?|owned|run|managed|handled|entrusted|assigned';
const ASKS_FOR_OBJECT = 'tracks?|owns?|runs?|drives?|handles?|manages?|oversees?|carries|reports?|monitors?|watches';
const ASKS_FOR_COMPLEMENT = 'is|are|am|be|been|shall|will|must|has|have';
/**
 * The mark with which an insertion begins, behind a word that the patterns below ask for or before one that sets
 * something against: no sentence without it has any of them. A sentence has few marks, so that this is soon told.
 */
const MAY_BE_INTERRUPTED = caseless`(?:,\s|\s\(|\s[–—]\s)(?:(?<=\b(?:${ASKS_FOR_PREPOSITION}|${ASKS_FOR_OBJECT}|${ASKS_FOR_COMPLEMENT}|also|now|still|and|or)[^][^]?[^])|(?<=,\s)(?:rather|instead|unlike|and|but|not)\b)`;

/** "is responsible, as was said in May, for": a word and the preposition that it asks for. */
const BEFORE_PREPOSITION = caseless`\b(?:${ASKS_FOR_PREPOSITION})${INSERTED}(?=\s+(?:for|by|on|against|of|to|after|with)\b)`;
/** "tracks, because she rebuilt the page, the bounce rate": a verb and its object. */
const BEFORE_OBJECT = caseless`\b(?:${ASKS_FOR_OBJECT})(,\s(?:and\s+)?(?:because|since|as|though|although|while|when|if|for|by|in|at|after|until|thanks|of course|oddly|believe|i|we|you|they|she|he)\b[^;:]{1,200}?,)(?=\s+(?:the|our|a|an|her|his|its|their|all)\b)`;
/** "is, until further notice, in charge of": a verb and what completes it. */
const BEFORE_COMPLEMENT = caseless`\b(?:${ASKS_FOR_COMPLEMENT})(?:\s+(?:also|now|still))*${INSERTED}(?=\s+(?:also\s+|now\s+|still\s+)*(?:be|been|responsible|accountable|answerable|liable|in\s+charge|on\s+the\s+hook|held|measured|judged|assessed|evaluated|owned|run|managed|handled|entrusted|looked|hers|his|theirs|ours|yours|mine)\b)`;

/** "and, rather than marketing, for": what is set against the subject or a part of the object. */
const CONTRAST = caseless`(,\s(?:rather than|instead of|unlike|(?:and|but)\s+not|not)\s[^,;:]{1,80},)(?=\s+(?:for|by|on|to|of|with|and|is|are|will|shall|has|owns?|runs?|answers?|tracks?|looks?)\b)`;

/** "and, because the board asked for it, on": between a conjunction and what it joins. */
const BEHIND_AND = caseless`\b(?:and|or)(,\s[^,;:]{1,120},)(?=\s+(?:for|by|on|to|of|with)\s)`;

function blankInsertions(sentence: string): string {
  if (!MAY_BE_INTERRUPTED.test(sentence)) return sentence;
  let text = sentence;
  for (const pattern of [BEFORE_PREPOSITION, BEFORE_OBJECT, BEFORE_COMPLEMENT, BEHIND_AND, CONTRAST])
    for (const { index, 0: whole, 1: inserted = '' } of pattern.matchAll(text)) {
      const end = index + whole.length;
      text = text.slice(0, end - inserted.length) + ' '.repeat(inserted.length) + text.slice(end);
    }
  return text;
}

import type { InlineText } from '../../markdown/inline-text';
import type { Owner, OwnerReading, People } from '../../roles/owners';
import { namesRole, readOwners } from '../../roles/owners';
import { findTimes } from '../../text/times';
import type { RoleGrammar } from '../../roles/role-names';
import { AT_SIGN, BRACKET, COLON, DASH, LINE_END, OWNER, PARENTHESIS, WHO, type Cues } from '../../text/cues';
import { firstEndingAfter } from '../../text/span';
import { evidenceOf } from '../context';
import { findElements, type Element } from './elements';
import type { NotedElement, Scope } from '../plan';
import { pattern, type Pattern } from '../../text/pattern';
import { matchesOf } from '../../text/matches';
import { namesIn } from '../facts/text-reading';

/** An owner named on the item itself, and the item's text without the note. Plain-text offsets. */
export interface OwnerNote {
  readonly owners: readonly Owner[];
  readonly start: number;
  readonly end: number;
  readonly restStart: number;
  readonly restEnd: number;
}

const OWNER_WORD =
  '(?:owners?|owned by|dri|lead(?: by)?|led by|accountable|responsible|assigned to|assignee|point person|run by)';
const IN_PARENTHESES = new RegExp(`[(\\[]\\s*${OWNER_WORD}\\s*[:=–—-]?\\s+?([^()\\[\\]]*)[)\\]]`, 'iu');
const BEHIND_A_DASH = new RegExp(`(?:\\s[–—-]{1,2}|[;,.·|])\\s*${OWNER_WORD}\\s*[:=]\\s*([^\\n]+)$`, 'iu');
const ON_ITS_OWN_LINE = new RegExp(`\\n\\s*${OWNER_WORD}\\s*[:=–—]\\s*([^\\n]+)`, 'iu');
const HANDLE = String.raw`\p{L}[\p{L}\d_-]+`;
/** One handle or several: `@community-team, @brand`; the first `@` is left out. */
const HANDLES = String.raw`@(${HANDLE}(?:(?:\s*(?:[,/+&]|\band\b)\s*|\s*)@${HANDLE})*)`;
const MENTIONED = pattern`${HANDLES}`;
const IN_BRACKETS = /\[([^[\]\n]{2,60})\]\s*\.?\s*$/u;
const BRACKETS_BEFORE = /\(([^()\n]{2,60})\)\s*$/u;
const BRACKETS_FIRST = /^\s*\[([^[\]\n]{2,40})\]\s*/u;

const NOTES_IN_BRACKETS = new RegExp(IN_PARENTHESES.source, 'giu');
/** Names behind an element, as long as something parts it from the next one: `CTR [Social], …`, `CTR @social, …`. */
const NAMES = pattern`(?:\[([^[\]\n]{2,60})\]|(?<=\s)${HANDLES})(?=\s*(?:$|[,;.·•|/+&]|and\s))`;

/** Each pattern with the cues of which it needs one, besides the one of a word for an owner. */
const WHOLE_NOTES = [
  [IN_PARENTHESES, PARENTHESIS | BRACKET],
  [ON_ITS_OWN_LINE, LINE_END],
  [BEHIND_A_DASH, COLON],
] as const;

/** The patterns of notes with a word for an owner, for whoever checks that none finds anything without its cue. */
export const NOTES_WITH_WORDS: readonly RegExp[] = [...WHOLE_NOTES.map(([pattern]) => pattern), NOTES_IN_BRACKETS];

/** All patterns of notes, for whoever checks that none of them finds anything where {@link mayHoldNote} says no. */
export const NOTE_PATTERNS: readonly (RegExp | Pattern)[] = [
  ...NOTES_WITH_WORDS,
  NAMES,
  MENTIONED,
  IN_BRACKETS,
  BRACKETS_FIRST,
];

/** Whether a note may stand in a text with these cues; most items have none, and three ask it of every item. */
export function mayHoldNote(cues: Cues): boolean {
  return (cues & BARE_NOTE) !== 0 || ((cues & OWNER) !== 0 && (cues & SET_OFF) !== 0);
}

/** A name that nothing but brackets or a handle makes an owner. */
const BARE_NOTE = AT_SIGN | BRACKET;
/** What a word for an owner stands behind or before. */
const SET_OFF = PARENTHESIS | COLON | LINE_END;

const NO_ELEMENTS: readonly NotedElement[] = [];

/** A whole line or item that names an owner and nothing else: "Owner: Brand team", "DRI – Luca". */
const OWNER_LINE = new RegExp(`^\\s*(?:plan )?${OWNER_WORD}\\s*(?:[:=]|\\s[–—-])\\s*(\\S[^\\n]*)$`, 'i');

/** "Who: Tamsin": an owner where it names a role or its person; elsewhere it may be whom the thing is for. */
const WHO_LINE = /^\s*(?:who|by whom|in charge|whose(?: job)?|falls to|sits with|carried by)\s*[:=]\s*(\S[^\n]*)$/i;

/** "Owner: brand. Glossary in plain language; …" */
const OWNER_FIRST = new RegExp(`^\\s*${OWNER_WORD}\\s*:\\s*([^.;:\\n]{2,60})[.;]\\s+`, 'i');

/** Whether a line may say who owns something; most have no word for it. */
export function mayNameOwner(cues: Cues): boolean {
  return (cues & (OWNER | WHO)) !== 0 && (cues & (COLON | DASH)) !== 0;
}

/** The patterns of such lines, for whoever checks that none finds anything where {@link mayNameOwner} says no. */
export const OWNER_LINES: readonly RegExp[] = [OWNER_LINE, OWNER_FIRST, WHO_LINE];

/** The owner line that a stretch of text is, if it is one. */
export function ownerLine(inline: InlineText, start: number, end: number): RegExpExecArray | null {
  return mayNameOwner(inline.cuesIn(start, end)) ? OWNER_LINE.exec(inline.text.slice(start, end)) : null;
}

/** Who a whole line or item names as an owner, and nothing else: "Owner: Brand team", "Who: Tamsin". */
export function readOwnerLine(
  inline: InlineText,
  end: number,
  grammar: RoleGrammar,
  people: People,
): OwnerReading | undefined {
  if (!mayNameOwner(inline.cues)) return undefined;
  const line = inline.text.slice(0, end);
  const match = OWNER_LINE.exec(line) ?? WHO_LINE.exec(line);
  const value = match?.[1];
  if (match === null || value === undefined) return undefined;
  const start = match[0].length - value.length;
  const reading = readOwners(inline, start, end, grammar, people, namesIn(inline, start, end, grammar));
  return reading !== undefined && (namesRole(reading.owners) || OWNER_LINE.test(line)) ? reading : undefined;
}

/** The owner that a text names before all else: "Owner: brand. Glossary in plain language; …". What is owned is the rest. */
export function readOwnerFirst(
  inline: InlineText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
): OwnerNote | undefined {
  if (!mayNameOwner(inline.cuesIn(start, end))) return undefined;
  const match = OWNER_FIRST.exec(inline.text.slice(start, end));
  const note = noteAt(inline, start, match, grammar, people);
  return match === null || note === undefined
    ? undefined
    : { ...note, restStart: start + match[0].length, restEnd: end };
}

/** Whether a line or item says who owns what stands around it, and nothing else. */
export function namesOwnerOnly(inline: InlineText, end: number, grammar: RoleGrammar, people: People): boolean {
  return ownerLine(inline, 0, end) !== null || readOwnerLine(inline, end, grammar, people) !== undefined;
}

/**
 * The owner that an item names at its end without a word for it: "two waves of push messages (Brand)", "Reels → Social, by
 * May". A note only where the items beside it do the same with others; a bare word there may be a channel.
 */
export function findOwnerBehind(inline: InlineText, grammar: RoleGrammar, people: People): OwnerNote | undefined {
  const match = inItalics(inline) ?? (mayNameBehind(inline) ? endOf(inline.text) : null);
  if (match === null || inline.text.slice(0, match.index).trim() === '') return undefined;
  const note = noteAt(inline, 0, match, grammar, people);
  // "(14 May)", "(two of them, with gloves)": an aside of another kind.
  const isNames = note?.owners.every((owner) => owner.kind === 'role' || CAPITALISED.test(owner.name)) === true;
  return isNames && !/\d/.test(match[0]) ? note : undefined;
}

/** A look without which `findOwnerBehind` finds nobody. */
export function mayNameOwnerBehind(inline: InlineText): boolean {
  return inline.emphases.length > 0 || mayNameBehind(inline);
}

/** "Carol singing. *Social media.*": a few words in italics behind all others. */
function inItalics({ text, emphases }: InlineText): NoteMatch | null {
  const last = emphases.at(-1);
  if (last === undefined || last.strong || last.end - last.start > LONGEST_IN_ITALICS) return null;
  if (last.end < text.trimEnd().length || !/[.,;:)–—-]\s*$/.test(text.slice(0, last.start))) return null;
  const words = text.slice(last.start, last.end);
  return ASIDE_OF_ANOTHER_KIND.test(words) ? null : { index: last.start, 0: words, 1: words.replace(/\.\s*$/, '') };
}

/** In characters. */
const LONGEST_IN_ITALICS = 60;

/** Whether such a note stands for itself: with somebody's title, which is no channel: "(Community team)", "→ Brand manager". */
export function isTitle(inline: InlineText, { owners, restEnd }: OwnerNote, grammar: RoleGrammar): boolean {
  if (!owners.every(({ kind }) => kind === 'role')) return false;
  const before = inline.text.slice(Math.max(0, restEnd - LONGEST_END), restEnd);
  const names = namesIn(inline, restEnd, inline.text.length, grammar);
  return names.some(({ form }) => form === 'title') && !SOMEBODY_SPOKEN_OF.test(before);
}

/** "Interview with Sofie", before what Sofie is. */
const SOMEBODY_SPOKEN_OF = pattern`(?:^|[\s(])(?:with|from|to|of|for|and|by|via|about|on|like)\s+(?:\p{Lu}[\p{L}'’.-]+\s*){1,3}$`;

/** What stands at the end in parentheses or behind a mark that sets it off, and what is said of time behind that. */
function endOf(text: string): NoteMatch | null {
  // No more is looked at than an owner and a day may take, however long the item is.
  const from = Math.max(0, text.length - LONGEST_END);
  const last = findTimes(text, from, text.length).at(-1);
  const end = last !== undefined && /^[\s.]*$/.test(text.slice(last.end)) ? last.start : text.length;
  const match = AT_THE_END.exec(text.slice(from, end).replace(/[\s,;·|–—-]+$/u, ''));
  if (match === null || ASIDE_OF_ANOTHER_KIND.test(match[1] ?? match[2] ?? '')) return null;
  return { index: from + match.index, 0: match[0], 1: match[1] ?? match[2] };
}

/** A look without which no item names an owner at its end. */
export function mayNameBehind({ text, cues }: InlineText): boolean {
  return (cues & (PARENTHESIS | DASH)) !== 0 || RARE_MARK.test(text);
}

const RARE_MARK = /[»|·•]|\ud83d\udc64/;
/** In characters. */
const LONGEST_END = 120;
/** The owner at an item's end, for whoever checks that none is there where {@link mayNameBehind} says no. */
export const AT_THE_END =
  /(?:\(([^()\n]{2,60})\)|(?:\s(?:→|⇒|➔|➜|»|[-=]>|[–—-]{1,2}|[|·•])\s+|\s?👤\s*)([\p{L}@][^→⇒➔➜»|·•:;()–—\n]{2,40}))\.?$/u;
/** "(with the community team)", "(for Brand)". */
const ASIDE_OF_ANOTHER_KIND =
  /^\s*(?:with|without|for|from|at|in|about|via|see|and|incl|to|of|on|not|no|ex|former|like|as)\b/i;

const CAPITALISED = pattern`^\p{Lu}[\p{L}&'’.-]*(?:\s+(?:\p{Lu}[\p{L}&'’.-]*|team|desk|office|crew)){0,3}$`;

/** How far notes are believed: at the end of a list item anybody in brackets is an owner, elsewhere only a role is. */
export type NotePlace = 'list' | 'elsewhere';

/**
 * Finds the owner note of an item: `(owner: social)`, `— @community-team`, `[Social]`, `Owner: Brand team` on the
 * following line. Brackets that name nobody are no note. A note behind one element of several concerns that one alone
 * ({@link findNotedElements}), unless it is the item's last and only one.
 */
export function findOwnerNote(
  inline: InlineText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
  place: NotePlace = 'list',
): OwnerNote | undefined {
  if (!mayHoldNote(inline.cuesIn(start, end)) || findNotedElements(inline, start, end, grammar, people).length > 0)
    return undefined;
  const note = wholeNote(inline, start, end, grammar, people);
  if (note === undefined || place === 'list' || namesRole(note.owners)) return note;
  return note.plain ? undefined : note;
}

/**
 * Finds the notes that concern single elements: in "engagement rate (owner: community), CTR (owner: social), retention"
 * each concerns the element that it stands behind, and "retention" is whosever the item is. With `anyPlace`, for running
 * text, a single note at the end concerns its element too.
 */
export function findNotedElements(
  inline: InlineText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
  anyPlace = false,
): readonly NotedElement[] {
  if (!mayHoldNote(inline.cuesIn(start, end))) return NO_ELEMENTS;
  const part = inline.text.slice(start, end);
  const notes = notesIn(inline, start, part, grammar, people);
  if (notes.length === 0) return NO_ELEMENTS;
  const elements = findElements(inline.text, start, end);
  const noted = new Map<Element, NotedElement>();
  for (const found of notes) {
    const element = elements[firstEndingAfter(elements, found.note.end - 1)];
    if (element !== undefined && element.start < found.note.start && !noted.has(element)) {
      // In running text the sentence goes on behind the note; whatever it says there is not the note's.
      noted.set(element, { ...found, start: element.start, end: anyPlace ? found.note.end : element.end });
    }
  }
  if (noted.size === 0) return [];
  const [only] = noted.keys();
  if (
    noted.size === 1 &&
    !anyPlace &&
    only !== undefined &&
    elements[elements.indexOf(only) + 1]?.after !== 'separator'
  )
    return [];
  return [...noted.values()];
}

type FoundNote = Pick<NotedElement, 'note' | 'scope'>;

function notesIn(
  inline: InlineText,
  start: number,
  part: string,
  grammar: RoleGrammar,
  people: People,
): readonly FoundNote[] {
  const found: FoundNote[] = [];
  const cues = inline.cuesIn(start, start + part.length);
  const add = (match: NoteMatch, isBare: boolean): void => {
    const note = noteAt(inline, start, match, grammar, people);
    if (note === undefined || (isBare && !namesRole(note.owners))) return;
    const at = start + match.index;
    found.push({ note: { start: at, end: at + match[0].length }, scope: scopeOfNote(inline, note) });
  };
  if ((cues & OWNER) !== 0 && (cues & (PARENTHESIS | BRACKET)) !== 0)
    for (const match of matchesOf(part, NOTES_IN_BRACKETS)) add(match, false);
  if ((cues & BARE_NOTE) !== 0) for (const match of NAMES.matchAll(part)) add(match, true);
  return found;
}

/** The scope that a note opens. */
export function scopeOfNote(inline: InlineText, note: Pick<OwnerNote, 'owners' | 'start' | 'end'>): Scope {
  return { owners: note.owners, source: 'owner-note', strength: 'strong', evidence: evidenceOf(inline, note) };
}

/** `plain` where nothing but a name in brackets or a handle says so. */
function wholeNote(
  inline: InlineText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
): (OwnerNote & { readonly plain: boolean }) | undefined {
  const part = inline.text.slice(start, end);
  const cues = inline.cuesIn(start, end);
  for (const [pattern, needs] of WHOLE_NOTES) {
    if ((cues & OWNER) === 0 || (cues & needs) === 0) continue;
    const note = noteAt(inline, start, pattern.exec(part), grammar, people);
    if (note !== undefined) return { ...note, plain: false };
  }
  const mentioned = part.includes('@') ? noteAt(inline, start, handlesAtEnd(part), grammar, people) : undefined;
  if (mentioned !== undefined) {
    // "(social) @ana": the team has it, whoever Ana is.
    const before = namesRole(mentioned.owners) ? null : BRACKETS_BEFORE.exec(part.slice(0, mentioned.restEnd - start));
    const team = noteAt(inline, start, before, grammar, people);
    return { ...(team?.owners.every(({ kind }) => kind === 'role') === true ? team : mentioned), plain: true };
  }
  if (!part.includes('[')) return undefined;
  const last = IN_BRACKETS.exec(part);
  if (last !== null && looksLikeName(last[1] ?? '')) {
    const note = noteAt(inline, start, last, grammar, people);
    return note === undefined ? undefined : { ...note, plain: true };
  }
  const first = BRACKETS_FIRST.exec(part);
  if (first === null || !looksLikeName(first[1] ?? '')) return undefined;
  const note = noteAt(inline, start, first, grammar, people);
  return note === undefined ? undefined : { ...note, restStart: start + first[0].length, restEnd: end, plain: true };
}

/** Where a note stands in its text, with the words that name its owner. */
interface NoteMatch {
  readonly index: number;
  readonly 0: string;
  readonly 1?: string;
  readonly 2?: string;
}

/**
 * The handles at a text's end with the dash before them: "— @community-team, @brand". One pattern for it all would go from
 * each of many handles to the end.
 */
function handlesAtEnd(part: string): NoteMatch | null {
  for (const { index, 0: handles, 1: value } of MENTIONED.matchAll(part)) {
    const behind = part.slice(index + handles.length).trim();
    if (value === undefined || (behind !== '' && behind !== '.')) continue;
    const before = part.slice(0, index).trimEnd();
    const dash = /\s[–—-]{1,2}$/.exec(before.slice(-3))?.[0].length ?? 0;
    const at = before.length - dash;
    return { index: at, 0: part.slice(at), 1: value };
  }
  return null;
}

function noteAt(
  inline: InlineText,
  start: number,
  match: NoteMatch | null,
  grammar: RoleGrammar,
  people: People,
): OwnerNote | undefined {
  const value = match?.[1] ?? match?.[2];
  if (match === null || value === undefined || value.trim() === '') return undefined;
  const valueStart = start + match.index + match[0].lastIndexOf(value);
  const names = namesIn(inline, valueStart, valueStart + value.length, grammar);
  const reading = readOwners(inline, valueStart, valueStart + value.length, grammar, people, names);
  const owners: readonly Owner[] = reading?.owners ?? [{ kind: 'other', name: value.trim() }];
  return {
    owners,
    start: namesRole(owners) && reading !== undefined ? reading.start : valueStart,
    end: namesRole(owners) && reading !== undefined ? reading.end : valueStart + value.trimEnd().length,
    restStart: start,
    restEnd: start + match.index,
  };
}

/** Somebody's name, or a handle. */
const CAPITAL_FIRST = pattern`^(?:\p{Lu}|@\p{L})`;
const SMALL_FIRST = pattern`^\p{Ll}`;

function looksLikeName(text: string): boolean {
  return (
    CAPITAL_FIRST.test(text.trim()) &&
    text.trim().split(/\s+/).length <= 5 &&
    !/^(?:e\.g|x|tbd|insert|your|[a-z]{1,3}-?\d+(?:\.\d+)*)\b/i.test(text)
  );
}

/** "paid search, landing pages" lists things; "Luca Brandt" and "tbd" name somebody. */
export function listsThings(value: string): boolean {
  const words = value.split(/[\s,;]+/).filter((word) => word !== '');
  const lower = words.filter(
    (word) =>
      SMALL_FIRST.test(word) &&
      !/^(?:and|or|the|of|tbd|tba|team|with|lead|to|be|see|all|everyone|everybody|nobody|none)$/.test(word),
  );
  return words.length >= 2 && lower.length * 2 >= words.length;
}

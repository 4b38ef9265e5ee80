import type { InlineText } from '../markdown/inline-text';
import type { Owner, People } from '../roles/owners';
import { namesRole, readOwners } from '../roles/owners';
import type { RoleGrammar } from '../roles/role-names';

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
const MENTIONED = /(?:\s[–—-]{1,2})?\s*@([\p{L}][\p{L}\d_-]+)\s*\.?\s*$/u;
const IN_BRACKETS = /\[([^[\]\n]{2,60})\]\s*\.?\s*$/u;
const BRACKETS_FIRST = /^\s*\[([^[\]\n]{2,40})\]\s*/u;

/** Without any of these there is no note; most items have none. */
const ANY = /[@[]|\b(?:owner|owned|dri|led?|lead|accountable|responsible|assign|point person|run by)/i;

/** A whole line or item that names an owner and nothing else: "Owner: Brand team", "DRI – Luca". */
export const OWNER_LINE = new RegExp(`^\\s*(?:plan )?${OWNER_WORD}\\s*(?:[:=]|\\s[–—-])\\s*(\\S[^\\n]*)$`, 'iu');

/**
 * Finds the owner note of an item: `(owner: social)`, `— @community-team`, `[Social]`, `Owner: Brand team` on the
 * following line. Brackets that name nobody are no note.
 */
export function findOwnerNote(
  inline: InlineText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
): OwnerNote | undefined {
  const part = inline.text.slice(start, end);
  if (!ANY.test(part)) return undefined;
  for (const pattern of [IN_PARENTHESES, ON_ITS_OWN_LINE, BEHIND_A_DASH, MENTIONED]) {
    const note = noteAt(inline, start, pattern.exec(part), grammar, people);
    if (note !== undefined) return note;
  }
  const last = IN_BRACKETS.exec(part);
  if (last !== null && looksLikeName(last[1] ?? '')) return noteAt(inline, start, last, grammar, people);
  const first = BRACKETS_FIRST.exec(part);
  if (first === null || !looksLikeName(first[1] ?? '')) return undefined;
  const note = noteAt(inline, start, first, grammar, people);
  return note === undefined ? undefined : { ...note, restStart: start + first[0].length, restEnd: end };
}

function noteAt(
  inline: InlineText,
  start: number,
  match: RegExpExecArray | null,
  grammar: RoleGrammar,
  people: People,
): OwnerNote | undefined {
  const value = match?.[1];
  if (match === null || value === undefined || value.trim() === '') return undefined;
  const valueStart = start + match.index + match[0].lastIndexOf(value);
  const reading = readOwners(inline, valueStart, valueStart + value.length, grammar, people);
  const owners: readonly Owner[] = reading?.owners ?? [{ kind: 'other', name: value.trim() }];
  return {
    owners,
    start: namesRole(owners) && reading !== undefined ? reading.start : valueStart,
    end: namesRole(owners) && reading !== undefined ? reading.end : valueStart + value.trimEnd().length,
    restStart: start,
    restEnd: start + match.index,
  };
}

function looksLikeName(text: string): boolean {
  return (
    /^\p{Lu}/u.test(text.trim()) && text.trim().split(/\s+/).length <= 5 && !/^(?:e\.g|x|tbd|insert|your)\b/i.test(text)
  );
}

/** "paid search, landing pages" lists things; "Luca Brandt" and "tbd" name somebody. */
export function listsThings(value: string): boolean {
  const words = value.split(/[\s,;]+/).filter((word) => word !== '');
  const lower = words.filter(
    (word) =>
      /^\p{Ll}/u.test(word) &&
      !/^(?:and|or|the|of|tbd|tba|team|with|lead|to|be|see|all|everyone|everybody|nobody|none)$/.test(word),
  );
  return words.length >= 2 && lower.length * 2 >= words.length;
}

import type { Span } from '../text/span';
import type { LineAt } from './line-at';

/** Where a plan says who owns something. */
export interface OwnerPlace {
  readonly kind: 'owner';
  /**
   * - `note`: behind `(owner: ` or `Owner: `, or in brackets; `bracket`: right behind an opening parenthesis
   * - `handle`: behind `@`, which stays
   * - `cell`, `header`: a cell of an Owner column, or the head of a column
   * - `front-matter`: the value of `role:` or `owner:`
   */
  readonly form: 'note' | 'bracket' | 'handle' | 'cell' | 'header' | 'front-matter';
  readonly replace: Span;
  /** What stands before the caret of what is replaced. */
  readonly typed: string;
  /** What has to be written before and behind a name, so that it reads as one. */
  readonly lead: string;
  readonly tail: string;
  /** Whether it is plain that an owner is asked for, so that nobody has to ask for the list. */
  readonly isPlain: boolean;
}

const OWNER =
  '(?:owners?|owned by|dri|lead(?: by)?|led by|accountable|responsible|assigned to|assignee|point person|run by)';
const IN_BRACKETS = new RegExp(
  `([(\\[])\\s*(?:${OWNER}\\s*[:=–—]|(?:owners?|owned by|led by|dri|run by)\\s)\\s*([^()[\\]]*)$`,
  'iu',
);
const BEHIND_LABEL = new RegExp(
  `(?:^[ \\t]*(?:[-*+]|\\d+[.)])?[ \\t]*|\\s[–—-]{1,2}\\s*|[;,.·|]\\s*)[*_]{0,2}${OWNER}[*_]{0,2}\\s*[:=][*_]{0,2}(\\s*)([^\\n|;·]*)$`,
  'iu',
);
const HANDLE = /(?:^|[\s(])@([\p{L}\d_-]*)$/u;
const BARE_BRACKET = /\S[ \t]+\[([^[\]]*)$/u;
const OPEN_PARENTHESIS = /\S[ \t]*\($/u;
const LONGEST = 60;

/** The owner note that is being written at the caret, told from its line alone. Cells of tables are told by their table. */
export function ownerPlaceAt(line: LineAt, offset: number): OwnerPlace | undefined {
  const { before, behind } = line;
  const listed = line.marker !== '' || line.isRow;
  const note = IN_BRACKETS.exec(before);
  if (note?.[2] !== undefined) return named(note[2], closing(note[1], behind));
  const label = BEHIND_LABEL.exec(before);
  if (label?.[2] !== undefined && label[2].length <= LONGEST)
    return { ...named(label[2], ''), lead: label[1] === '' && label[2] === '' ? ' ' : '' };
  if (!listed) return undefined;
  const handle = HANDLE.exec(before)?.[1];
  if (handle !== undefined && before.trimStart().length > handle.length + 1) {
    const rest = /^[\p{L}\d_-]*/u.exec(behind)?.[0].length ?? 0;
    return {
      ...named('', ''),
      form: 'handle',
      typed: handle,
      replace: { start: offset - handle.length, end: offset + rest },
    };
  }
  const bracket = BARE_BRACKET.exec(before.slice(line.marker.length))?.[1];
  if (bracket !== undefined) return named(bracket, closing('[', behind));
  if (line.marker !== '' && OPEN_PARENTHESIS.test(before.slice(line.marker.length)))
    return { ...named('', closing('(', behind)), form: 'bracket', lead: 'owner: ', isPlain: false };
  return undefined;

  function named(value: string, tail: string): OwnerPlace {
    const { typed, rest } = lastName(value, behind);
    const replace = { start: offset - typed.length, end: offset + rest };
    return { kind: 'owner', form: 'note', replace, typed, lead: '', tail, isPlain: true };
  }
}

/** The value of a key of the front matter that names a role. */
export function frontMatterOwnerAt(line: LineAt, above: string, offset: number): OwnerPlace | undefined {
  const keyed = /^(?:roles?|owner|team)[ \t]*:([ \t]*)(?:\[[ \t]*)?([^[\]]*)$/i.exec(line.before);
  const listed = /^[ \t]*-([ \t]+)(.*)$/.exec(line.before);
  const match =
    keyed ?? (/(?:^|\n)(?:roles|owner|team)[ \t]*:[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*$/i.test(above) ? listed : null);
  if (match === null) return undefined;
  const { typed, rest } = lastName((match[2] ?? '').replace(/^["']/, ''), line.behind);
  const replace = { start: offset - typed.length, end: offset + rest };
  const lead = match[1] === '' && typed === '' ? ' ' : '';
  return { kind: 'owner', form: 'front-matter', replace, typed, lead, tail: '', isPlain: true };
}

/** The last of several names, and how much of it stands behind the caret. */
export function lastName(value: string, behind: string): { readonly typed: string; readonly rest: number } {
  const typed = (value.split(/[,/&+]|\sand\s/iu).at(-1) ?? '').trimStart();
  const inWord = /^[\p{L}\p{N}]/u.test(behind) && typed !== '';
  return { typed, rest: inWord ? (/^[\p{L}\p{N} '’-]*[\p{L}\p{N}]/u.exec(behind)?.[0].length ?? 0) : 0 };
}

function closing(opening: string | undefined, behind: string): string {
  const mark = opening === '[' ? ']' : ')';
  return behind.includes(mark) ? '' : mark;
}

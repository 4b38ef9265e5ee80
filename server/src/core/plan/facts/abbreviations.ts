import type { Block, TableRow } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { RoleGrammar, RoleName, SpeltOut } from '../../roles/role-names';
import { CAPITALS } from '../../text/cues';
import { namesIn, openingNames, readingOf } from './text-reading';
import { pattern } from '../../text/pattern';

/** Two to five capitals, "CM", "SMM", "MKTG"; a plural's "s" is no part of it. */
const SHORT = String.raw`(\p{Lu}{2,5})(?:s)?`;
/** "CM = community management", "**CM**: community management", "CM (community manager)", "CM stands for …". */
const SHORT_FIRST = pattern`(?<![\p{L}\p{N}&])${SHORT}\s*(=|:|\(|\s[–—-]\s|\s(?:stands for|is short for|is for|means|is|for)\s)\s*(?:the |our )?(?=\p{L})`;
/** "community manager (CM)", "social media management, or SMM". */
const SHORT_BEHIND = pattern`^(?:\s*\(|,?\s+(?:or|aka|a\.k\.a\.|in short)\s+)["“'‘]?${SHORT}["”'’]?(?![\p{L}\p{N}])`;
const ONLY_SHORT = pattern`^\s*(\p{Lu}{2,5})\s*$`;
const CAPITALISED = pattern`(?:\p{Lu}\p{L}*\s+){1,2}$`;
const PHRASE_ENDS = /^\s*(?:$|[,;.·•|/)\n\uFFFC]|[–—]|and\b|&)/u;
/** "CM=brand": shorter texts spell out nothing, in characters. */
const SHORTEST = 8;
const NONE: readonly SpeltOut[] = [];
/** Abbreviations are spelt out where a text begins, within so many characters. */
const FARTHEST = 1000;

/**
 * The abbreviations of roles that the document itself spells out: "CM = community management", "Research Community
 * Manager (RCM)", a table's row "SMM | social media management". One that it spells in two ways is nobody's, and so is
 * one whose letters are not the name's: in "DRI: Brand manager" the letters say something else.
 */
export function agreedAbbreviations(ofBlocks: readonly (readonly SpeltOut[])[]): readonly SpeltOut[] {
  const found = new Map<string, SpeltOut | undefined>();
  for (const ofBlock of ofBlocks)
    for (const one of ofBlock) {
      const other = found.get(one.short);
      const agrees = other?.role === one.role && other?.neighbour === one.neighbour;
      found.set(one.short, !found.has(one.short) || agrees ? one : undefined);
    }
  return [...found.values()].filter((one) => one !== undefined);
}

/** The abbreviations of roles that a block spells out, in order. */
export function abbreviationsIn(block: Block, grammar: RoleGrammar): readonly SpeltOut[] {
  const found: SpeltOut[] = [];
  collect(block, grammar, found);
  return found.length === 0 ? NONE : found;
}

function collect(block: Block, grammar: RoleGrammar, found: SpeltOut[]): void {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      add(inText(block.text, grammar), found);
      return;
    case 'list':
      for (const { blocks } of block.items) for (const inner of blocks) collect(inner, grammar, found);
      return;
    case 'table':
      for (const row of block.rows) {
        for (const { text } of row.cells) add(inText(text, grammar), found);
        add(inRow(row, grammar), found);
      }
      return;
    case 'break':
    case 'aside':
  }
}

/** Nearly always there is nothing to add. */
function add(spelt: readonly SpeltOut[], found: SpeltOut[]): void {
  if (spelt.length > 0) found.push(...spelt);
}

function inText(inline: InlineText, grammar: RoleGrammar): readonly SpeltOut[] {
  if (inline.text.length < SHORTEST || (inline.cues & CAPITALS) === 0) return NONE;
  const reading = readingOf(inline, grammar);
  return (reading.abbreviations ??= reading.mayNameRoles(inline) ? readAfresh(inline, grammar) : NONE);
}

function readAfresh(inline: InlineText, grammar: RoleGrammar): readonly SpeltOut[] {
  const text = inline.text.slice(0, FARTHEST);
  // Others ask for the names too, so that nothing is lost where there are none.
  const names = openingNames(inline, FARTHEST, grammar).filter(({ form }) => form !== 'abbreviation');
  if (names.length === 0) return NONE;
  const result: SpeltOut[] = [];
  for (const match of SHORT_FIRST.matchAll(text)) {
    const [whole, short = '', mark = ''] = match;
    const name = nameFrom(names, text, match.index + whole.length);
    if (name === undefined || grammar.knows(short)) continue;
    // An equals sign or words say so whatever the letters are; a colon or a dash may stand behind anything.
    if (mark !== '=' && !isMadeOf(short, text.slice(name.start, name.end))) continue;
    result.push({ short, role: name.role, neighbour: name.neighbour });
  }
  for (const name of names) {
    const short = SHORT_BEHIND.exec(text.slice(name.end, name.end + 24))?.[1];
    if (short === undefined || grammar.knows(short)) continue;
    const own = text.slice(name.start, name.end);
    // "Research Community Manager (RCM)": what stands before a title belongs to it.
    const before = name.form === 'title' ? CAPITALISED.exec(text.slice(0, name.start)) : null;
    if (isMadeOf(short, own) || (before !== null && isMadeOf(short, before[0] + own)))
      result.push({ short, role: name.role, neighbour: name.neighbour });
  }
  return result;
}

/** "CM | community management": a row of a list of abbreviations. */
function inRow({ cells: [first, second] }: TableRow, grammar: RoleGrammar): readonly SpeltOut[] {
  const isShort = first !== undefined && first.text.text.length < SHORTEST && (first.text.cues & CAPITALS) !== 0;
  const short = isShort ? ONLY_SHORT.exec(first.text.text)?.[1] : undefined;
  if (short === undefined || second === undefined || grammar.knows(short)) return NONE;
  const { text } = second.text;
  const names = namesIn(second.text, 0, text.length, grammar);
  const name = nameFrom(names, text, /^\s*(?:the |our )?/i.exec(text)?.[0].length ?? 0);
  return name === undefined || name.form === 'abbreviation' || !isMadeOf(short, text.slice(name.start, name.end))
    ? NONE
    : [{ short, role: name.role, neighbour: name.neighbour }];
}

/** The name that begins at the offset and is the whole of what is said there: "marketing", not "marketing site". */
function nameFrom(names: readonly RoleName[], text: string, start: number): RoleName | undefined {
  const name = names.find((one) => one.start === start);
  return name !== undefined && PHRASE_ENDS.test(text.slice(name.end, name.end + 8)) ? name : undefined;
}

/**
 * Whether the letters make up the name, in order and from its first one: "MKT" in "marketing", "SMM" in "social media
 * management". A word gives its inner letters only behind its first: "CA" is no "community manager".
 */
function isMadeOf(short: string, name: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  const rest = (letters: string, word: number, at: number): boolean => {
    const [letter] = letters;
    if (letter === undefined) return true;
    const inner = words[word]?.indexOf(letter, at) ?? -1;
    if (inner >= 0 && rest(letters.slice(letter.length), word, inner + 1)) return true;
    return words.some(
      (other, index) => index > word && other.startsWith(letter) && rest(letters.slice(letter.length), index, 1),
    );
  };
  const letters = short.toLowerCase();
  return words[0]?.[0] === letters[0] && rest(letters.slice(1), 0, 1);
}

import type { Block, Table } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { RoleId } from '../../taxonomy/schema';
import { introducedIn } from './introductions';
import type { People } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import { openingNames, readingOf, type Tie } from './text-reading';
import { pattern } from '../../text/pattern';

/** People are introduced where a text begins, within so many characters. */
const INTRODUCTION = 240;
const NAME = pattern`^\p{Lu}[\p{L}'’-]+$`;
const SMALL_LETTER = pattern`\p{Ll}`;
/** "I", or the letters by which a plan says that somebody goes. */
const INITIALS = pattern`^(?:I|\p{Lu}{2,4})$`;
/** Without any of these, nobody is named beside a role. */
const MAY_NAME = pattern`\(|\p{Lu}\S*,\s\p{L}|[:–—]\s+\p{Lu}`;
/** A look that costs less, for most names stand alone. */
const SETS_APART = /[(,:–—]/;
/** "Kemi Okafor, " or "Kemi Okafor (KO, @kemi), " before her role. */
const NAME_BEFORE = pattern`(?:^|[\s(*])(\p{Lu}[\p{L}'’-]+)((?:\s+(?:van|von|de|der|den|da|di|al)?\s*\p{Lu}[\p{L}'’-]+){0,2})(?:\s+\(([^()]{1,40})\))?,\s+(?:our\s+|the\s+)?$`;
const NAME_BEHIND = pattern`^(?:\s+from \p{L}+)?\s*[:–—]\s+(\p{Lu}[\p{L}'’-]+)(?=\s+\p{Lu}|[,.(]|\s*$)`;
/** "Social media: Wiktor, Ola" */
const NAMES_BEHIND = pattern`^\s*[:–—]\s+(\p{Lu}[\p{L}'’-]+(?:(?:,|\s+and|\s+&)\s+\p{Lu}[\p{L}'’-]+){1,3})\s*$`;
const NOT_A_NAME =
  /^(?:The|This|That|It|He|She|They|There|Here|Nobody|Everybody|Everyone|Somebody|Someone|Neither|Either|Both|Each|Today|Now|Then|Success|Whoever|Which|Whose|We|Our|You|Your|Who|What|When|Where|Why|How|And|Or|In|On|At|For|From|With|By|To|Until|Since|All|Not|No|New|Lead|Leads|Team|Owner|Head|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Instagram|TikTok|LinkedIn|Facebook|Discord|Slack|Reddit|YouTube|Twitter|X|Group|Europe|Germany|UK|US|USA|Kassel|Berlin|London)$/;

/**
 * The people whom the document ties to one role: "Community (Sofie)", "Sofie, community manager", "Brand manager: Sofie".
 * A name that stands with two roles is nobody's.
 */
export function peopleOf(ofBlocks: readonly PeopleNamed[]): People {
  const found = new Map<string, RoleId | undefined>();
  const tie = ([name, role]: Tie): void => {
    if (NOT_A_NAME.test(name) || !(SMALL_LETTER.test(name) || INITIALS.test(name))) return;
    const key = name.toLowerCase();
    // Owners are read word by word: "@tamsin-o" is "tamsin o" there.
    for (const spelling of new Set([key, key.replace(/[-._]+/g, ' ')]))
      found.set(spelling, found.has(spelling) && found.get(spelling) !== role ? undefined : role);
  };
  for (const { labelled } of ofBlocks) labelled.forEach(tie);
  for (const { introduced } of ofBlocks) introduced.forEach(tie);
  return new Map([...found].filter((entry): entry is [string, RoleId] => entry[1] !== undefined));
}

/** The people whom a block ties to roles: beside a role's name, and in sentences. */
export interface PeopleNamed {
  readonly labelled: readonly Tie[];
  readonly introduced: readonly Tie[];
}

/** The people whom one block names; see {@link peopleOf}. */
export function peopleIn(block: Block, grammar: RoleGrammar): PeopleNamed {
  const named = { labelled: [], introduced: [] };
  collect(block, grammar, named);
  return named;
}

/**
 * Headings, first lines, item beginnings and cells name people beside a role; paragraphs, those of list items too, may
 * introduce them in sentences. Where a text names no role, nobody is tied to one.
 */
function collect(block: Block, grammar: RoleGrammar, named: { labelled: Tie[]; introduced: Tie[] }): void {
  switch (block.kind) {
    case 'heading':
      add(namedIn(block.text, grammar), named.labelled);
      return;
    case 'paragraph':
      add(namedIn(block.text, grammar), named.labelled);
      add(introducedIn(block.text, grammar), named.introduced);
      return;
    case 'list':
      for (const { blocks } of block.items) for (const inner of blocks) collect(inner, grammar, named);
      return;
    case 'table':
      for (const { cells } of block.rows) for (const { text } of cells) add(namedIn(text, grammar), named.labelled);
      add(listedIn(block, grammar), named.labelled);
      return;
    case 'break':
    case 'aside':
  }
}

/** A table that lists people with what they are: "Handle | Team". */
function listedIn({ header, rows }: Table, grammar: RoleGrammar): readonly Tie[] {
  const [who, team] = [WHO_HEADER, TEAM_HEADER].map((words) =>
    header.cells.findIndex(({ text }) => words.test(text.text.trim())),
  );
  if (who === undefined || team === undefined || who < 0 || team < 0) return NONE;
  return rows.flatMap(({ cells }): readonly Tie[] => {
    const [person, unit] = [cells[who]?.text.text.trim() ?? '', cells[team]?.text];
    const name = LISTED.exec(person);
    if (name === null || unit === undefined) return NONE;
    const [role, another] = openingNames(unit, INTRODUCTION, grammar);
    return role?.role === undefined || another !== undefined ? NONE : [[name[1] ?? name[2] ?? '', role.role]];
  });
}

const WHO_HEADER = /^(?:handles?|who|names?|persons?|people|members?|initials|colleagues?)$/i;
const TEAM_HEADER = /^(?:teams?|roles?|functions?|titles?|positions?|departments?|desks?|posts?)$/i;
/** "@ana-r", or a first and a last name. */
const LISTED = pattern`^(?:@([\p{L}\d][\p{L}\d._-]+)|(\p{Lu}[\p{L}’'-]*\p{Ll})(?:\s(?:van|von|de|der|den|da|di|al))?\s\p{Lu}[\p{L}’'-]+)$`;

/** Nearly always there is nobody to add. */
function add(ties: readonly Tie[], found: Tie[]): void {
  if (ties.length > 0) found.push(...ties);
}

function namedIn(inline: InlineText, grammar: RoleGrammar): readonly Tie[] {
  const reading = readingOf(inline, grammar);
  return (reading.named ??= reading.mayNameRoles(inline) ? readAfresh(inline, grammar) : NONE);
}

const NONE: readonly Tie[] = [];

function readAfresh(inline: InlineText, grammar: RoleGrammar): readonly Tie[] {
  const text = inline.text.slice(0, INTRODUCTION);
  if (!SETS_APART.test(text)) return NONE;
  const names = openingNames(inline, INTRODUCTION, grammar).filter((name) => name.role !== undefined);
  if (names.length === 0 || !MAY_NAME.test(text)) return NONE;
  const ties: Tie[] = [];
  const tie = (name: string, role: RoleId): void => {
    ties.push([name, role]);
  };
  for (const name of names) {
    if (name.role === undefined || name.form === 'abbreviation') continue;
    const behind = text.slice(name.end);
    // "Community & Social (Mia)": whoever stands with two roles is nobody's.
    const isPaired = names.some(
      (other) => other.role !== name.role && /^\s*(?:[&+/]|and)\s*$/i.test(text.slice(other.end, name.start)),
    );
    if (isPaired) {
      for (const person of capitalised(/^\s*\(([^()]{2,80})\)/.exec(behind)?.[1] ?? ''))
        for (const other of names) if (other.role !== undefined) tie(person, other.role);
      continue;
    }
    const parenthesis = /^\s*\(([^()]{2,80})\)/.exec(behind);
    if (parenthesis !== null) for (const person of capitalised(parenthesis[1] ?? '')) tie(person, name.role);
    for (const person of capitalised(NAMES_BEHIND.exec(behind)?.[1] ?? '')) tie(person, name.role);
    if (name.form === 'department') continue;
    const before = NAME_BEFORE.exec(text.slice(0, name.start));
    if (before?.[1] !== undefined) {
      tie(before[1], name.role);
      for (const alias of aliasesOf(`${before[1]}${before[2] ?? ''}`, before[3])) tie(alias, name.role);
    }
    const after = NAME_BEHIND.exec(behind);
    if (after?.[1] !== undefined) tie(after[1], name.role);
  }
  return ties;
}

/** What somebody is called for short, as parentheses behind the full name say: a handle, or the name's first letters. */
function aliasesOf(fullName: string, list = ''): readonly string[] {
  const initials = Array.from(fullName.matchAll(/(?:^|[\s-])(\S)/gu), ([, letter = '']) => letter.toUpperCase()).join(
    '',
  );
  return list
    .split(/[,;/\s]+/)
    .filter((alias) => alias === initials || HANDLE.test(alias))
    .map((alias) => alias.replace('@', ''));
}

const HANDLE = pattern`^@[\p{L}\d][\p{L}\d._-]+$`;

function capitalised(list: string): readonly string[] {
  return list
    .split(/[,;+&/]|\band\b/)
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter((word) => NAME.test(word));
}

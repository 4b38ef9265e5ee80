import type { Block, Heading } from '../markdown/blocks';
import { linesOf, splitLabel } from './lines';
import { DOCUMENT_WORDS, ownedBehind, readHeadingLabel, readLabel, readOwnerBehind, type Label } from './labels';
import type { RoleGrammar } from '../roles/role-names';

/** A heading with its label and what its siblings and its section say about it. */
export interface OutlinedHeading {
  readonly heading: Heading;
  readonly label: Label;
  /** It is the first heading of the document, or its only one of the first level. */
  readonly isTitle: boolean;
  /** A sibling heading names another of our roles, or a neighbour. */
  readonly siblingNamesAnother: boolean;
  /** Headings, labels or table columns beneath it name a dimension. */
  readonly dimensionBeneath: Question;
  /** Lists, tables or deeper headings stand beneath it. */
  readonly hasBody: boolean;
  /** Where the section ends in the document: at the next heading of its level or above. */
  readonly sectionEnd: number;
  /** Which of the blocks it is. */
  readonly position: number;
  /** Most of its siblings name somebody, one of our roles among them, so that it is somebody too: "Warehouse" beside "Press". */
  readonly siblingsAreOwners: boolean;
  /** Of its siblings that name a role, two or more are each followed by a heading of dimension words only. */
  readonly patternRepeats: boolean;
}

/** Something that takes long to find out, and is asked of few headings. */
export class Question {
  /** The answer, once somebody has asked. */
  asked: boolean | undefined;
  readonly #find: () => boolean;

  constructor(find: () => boolean) {
    this.#find = find;
  }

  ask(): boolean {
    return (this.asked ??= this.#find());
  }
}

/** Reads the headings among the blocks, in order. One pass up and one down, whatever the document's shape. */
export function outline(blocks: readonly Block[], grammar: RoleGrammar): ReadonlyMap<Heading, OutlinedHeading> {
  const headings = blocks.filter((block) => block.kind === 'heading');
  // A title names its document: "Community: the first five years" speaks for nobody because of its colon.
  const labels = headings.map((heading, index) =>
    index === 0
      ? readLabel(heading.text, 0, heading.text.text.length, grammar)
      : readHeadingLabel(heading.text, grammar),
  );
  const groups = groupSiblings(headings);
  nameOwnersBehind(headings, labels, groups, grammar);
  const rolesOf = new Map<number, Set<string>>();
  const followed = new Map<number, number>();
  const owning = new Map<number, { roles: number; owners: number; all: number }>();
  headings.forEach((_heading, index) => {
    const group = groups[index] ?? 0;
    const label = labels[index];
    if (label === undefined) return;
    const names = rolesOf.get(group) ?? new Set<string>();
    for (const name of label.roles) if (name.form !== 'department' || !label.hasSubject) names.add(name.role ?? '');
    for (const name of label.neighbours) if (!label.hasSubject) names.add(name.neighbour ?? '');
    if (names.size > 0) rolesOf.set(group, names);
    const counts = owning.get(group) ?? { roles: 0, owners: 0, all: 0 };
    const namesRole = label.roles.some((name) => name.form !== 'department' || !label.hasSubject);
    counts.roles += Number(namesRole);
    counts.owners += Number(namesRole || label.someoneElse);
    counts.all++;
    owning.set(group, counts);
    const next = labels[index + 1];
    const isPair = label.roles.length === 1 && next?.dimensionOnly === true && groups[index + 1] === group;
    if (isPair) followed.set(group, (followed.get(group) ?? 0) + 1);
  });
  const positions = blocks.flatMap((block, index) => (block.kind === 'heading' ? [index] : []));
  const ends = sectionEnds(headings);
  const firstLevels = headings.filter((heading) => heading.level === 1).length;
  const result = new Map<Heading, OutlinedHeading>();
  headings.forEach((heading, index) => {
    const label = labels[index];
    if (label === undefined) return;
    const group = groups[index] ?? 0;
    const names = rolesOf.get(group);
    result.set(heading, {
      heading,
      label,
      isTitle: index === 0 || (heading.level === 1 && firstLevels === 1),
      siblingNamesAnother: names !== undefined && namesAnother(names, label),
      siblingsAreOwners: isOwnersGroup(owning.get(group)),
      dimensionBeneath: new Question(() => namesDimensionBeneath(heading, blocks, positions[index] ?? 0, grammar)),
      position: positions[index] ?? 0,
      hasBody: hasBodyBeneath(heading, blocks, positions[index] ?? 0),
      sectionEnd: ends[index] ?? Infinity,
      patternRepeats: (followed.get(group) ?? 0) >= 2,
    });
  });
  return result;
}

/**
 * "A feed people would miss (Social)" beside "Known by name (Brand)": where siblings name different owners behind what
 * they are about, a bare word there is an owner too. Elsewhere it may be a channel.
 */
function nameOwnersBehind(
  headings: readonly Heading[],
  labels: Label[],
  groups: readonly number[],
  grammar: RoleGrammar,
): void {
  const behind = new Map<number, Map<number, Label>>();
  headings.forEach((heading, index) => {
    const label = labels[index];
    if (label?.hasSubject !== true || index === 0) return;
    const owner = readOwnerBehind(heading.text, label, grammar);
    const group = groups[index] ?? 0;
    if (owner !== undefined) behind.set(group, (behind.get(group) ?? new Map<number, Label>()).set(index, owner));
  });
  for (const owners of behind.values()) {
    if (new Set([...owners.values()].map(({ roles }) => roles[0]?.role)).size < 2) continue;
    for (const [index, owner] of owners) {
      const label = labels[index];
      if (label !== undefined) labels[index] = { ...ownedBehind(label, owner), hasSubject: false };
    }
  }
}

function namesAnother(names: ReadonlySet<string>, { roles, neighbours }: Label): boolean {
  for (const name of names)
    if (!roles.some(({ role }) => role === name) && !neighbours.some(({ neighbour }) => neighbour === name))
      return true;
  return false;
}

function isOwnersGroup(counts: { roles: number; owners: number; all: number } | undefined): boolean {
  return counts !== undefined && counts.roles >= 1 && counts.owners >= 2 && counts.owners * 2 > counts.all;
}

/** How a title names a role: "Community strategy 2026" does, "Marketing plan" names the kind of document. */
export function isDocumentTitle(text: string): boolean {
  return DOCUMENT_WORDS.test(text);
}

/** Numbers the groups of headings that have the same level and the same parent. */
function groupSiblings(headings: readonly Heading[]): readonly number[] {
  const groups: number[] = [];
  const open: { level: number; group: number }[] = [];
  let count = 0;
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) > heading.level) open.pop();
    const last = open.at(-1);
    if (last?.level === heading.level) groups.push(last.group);
    else {
      open.push({ level: heading.level, group: count });
      groups.push(count++);
    }
  }
  return groups;
}

/** Where each heading's section ends; the last ones end with the document. */
function sectionEnds(headings: readonly Heading[]): readonly number[] {
  const ends = headings.map(() => Infinity);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level)
      ends[open.pop() ?? 0] = heading.span.start;
    open.push(index);
  });
  return ends;
}

/** Whether headings, labels or columns of the heading's section name a dimension. Asked of few headings, so read only then. */
function namesDimensionBeneath(heading: Heading, blocks: readonly Block[], at: number, grammar: RoleGrammar): boolean {
  for (let index = at + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined || (block.kind === 'heading' && block.level <= heading.level)) return false;
    if (namesDimension(block, grammar)) return true;
  }
  return false;
}

/** Whether a list, a table or a deeper heading stands in the heading's section. */
function hasBodyBeneath(heading: Heading, blocks: readonly Block[], at: number): boolean {
  for (let index = at + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.kind === 'list' || block?.kind === 'table') return true;
    if (block?.kind === 'heading') return block.level > heading.level;
  }
  return false;
}

function namesDimension(block: Block, grammar: RoleGrammar): boolean {
  switch (block.kind) {
    case 'heading':
      return readLabel(block.text, 0, block.text.text.length, grammar).plainDimension;
    case 'paragraph':
      return linesOf(block.text.text).some(([start, end]) => {
        const label = splitLabel(block.text, start, end);
        return label !== undefined && readLabel(block.text, label.start, label.end, grammar).plainDimension;
      });
    case 'list':
      return block.items.some((item) => {
        const first = item.blocks[0];
        if (first?.kind !== 'paragraph') return false;
        const label = splitLabel(first.text, 0, first.text.text.length);
        if (label === undefined && item.blocks.length === 1) return false;
        const end = label?.end ?? first.text.text.length;
        return end < 60 && readLabel(first.text, 0, end, grammar).plainDimension;
      });
    case 'table':
      return block.header.cells.some((cell) => readLabel(cell.text, 0, cell.text.text.length, grammar).plainDimension);
    default:
      return false;
  }
}

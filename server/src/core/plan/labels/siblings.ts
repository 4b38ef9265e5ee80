import type { Heading } from '../../markdown/blocks';
import type { Label } from './labels';

/** What headings of one level and one parent name together. */
export interface Siblings {
  /** Roles and neighbours, each once. */
  readonly names: ReadonlySet<string>;
  /** How many there are, how many of them name a role, and how many name anybody. */
  readonly all: number;
  readonly roles: number;
  readonly owners: number;
  /** How many name a role and are followed by a sibling of dimension words only. */
  readonly pairs: number;
}

/** Numbers the groups of headings that have the same level and the same parent. */
export function groupSiblings(headings: readonly Heading[]): readonly number[] {
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

/** Reads the headings of each group together, by the group's number. */
export function readSiblings(labels: readonly Label[], groups: readonly number[]): readonly Siblings[] {
  const siblings: Gathered[] = [];
  labels.forEach((label, index) => {
    const number = groups[index] ?? 0;
    add((siblings[number] ??= nobody()), label, groups[index + 1] === number ? labels[index + 1] : undefined);
  });
  return siblings;
}

/** Reads the headings of one group together, given their numbers in the document's order. */
export function readGroup(members: readonly number[], labels: readonly Label[]): Siblings {
  const group = nobody();
  labels.forEach((label, index) => {
    const isNext = members[index + 1] === (members[index] ?? 0) + 1;
    add(group, label, isNext ? labels[index + 1] : undefined);
  });
  return group;
}

interface Gathered {
  readonly names: Set<string>;
  all: number;
  roles: number;
  owners: number;
  pairs: number;
}

function nobody(): Gathered {
  return { names: new Set(), all: 0, roles: 0, owners: 0, pairs: 0 };
}

/** Adds a heading to its group; `next` is the one right behind it, if that is of the same group. */
function add(group: Gathered, label: Label, next: Label | undefined): void {
  group.all++;
  let namesRole = false;
  for (const name of label.roles) {
    if (name.form === 'department' && label.hasSubject) continue;
    group.names.add(name.role ?? '');
    namesRole = true;
  }
  if (!label.hasSubject) for (const name of label.neighbours) group.names.add(name.neighbour ?? '');
  if (namesRole) group.roles++;
  if (namesRole || label.someoneElse) group.owners++;
  if (label.roles.length === 1 && next?.dimensionOnly === true) group.pairs++;
}

/** Whether one of the group names anybody whom this one does not name. */
export function namesAnother({ names }: Siblings, { roles, neighbours }: Label): boolean {
  for (const name of names)
    if (!roles.some(({ role }) => role === name) && !neighbours.some(({ neighbour }) => neighbour === name))
      return true;
  return false;
}

/** Whether most of the group name somebody, one of our roles among them. */
export function isOwnersGroup({ roles, owners, all }: Siblings): boolean {
  return roles >= 1 && owners >= 2 && owners * 2 > all;
}

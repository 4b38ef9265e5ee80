import type { Paragraph } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { RoleGrammar } from '../../roles/role-names';
import { readHeadingLabel, readLabel, type Label } from './labels';
import { isDefined, linesOf, splitLabel, type SplitLabel } from './lines';
import { caseless } from '../../text/pattern';

/** Which owners the labels of one group name: bold lines of a section, items of a list. */
export interface LabelRoles {
  /** Roles and neighbours, each once. */
  readonly names: ReadonlySet<string>;
  /** Most of the labels name somebody, so that the others are somebody too. */
  readonly owners: boolean;
  /** Labels of the group name categories of numbers, "Engagement", "Website", rather than owners. */
  readonly categories: boolean;
}

/** A group that names nobody. */
export const NO_ROLES: LabelRoles = { names: new Set(), owners: false, categories: false };
const CATEGORY = caseless`^(?:engagement|awareness|traffic|website|web|seo|email|e-mail|content|conversion|acquisition|retention|revenue|reach|growth|impact|quality|efficiency|advocacy|loyalty|paid media|paid|organic|referral|activation|adoption|downloads?|github|discord|twitter|linkedin|youtube|instagram|tiktok|facebook|ads|advertising|search|direct|blog|podcast|newsletter)$`;

/** Whom some labels of a group name. */
export interface LabelCounts {
  readonly names: readonly string[];
  readonly owning: number;
  readonly categories: number;
  readonly all: number;
}

/** A label with its words. */
export type WordedLabel = Pick<ItemLabel, 'label' | 'text'>;

/** Counts whom labels name; `undefined` where there are none. */
function countLabels(labels: readonly WordedLabel[]): LabelCounts | undefined {
  if (labels.length === 0) return undefined;
  const names: string[] = [];
  let categories = 0;
  for (const { label, text } of labels) {
    const role = label.roles[0];
    if (label.roles.length === 1 && role !== undefined && (role.form !== 'department' || !label.hasSubject))
      names.push(role.role ?? '');
    else if (label.roles.length === 0 && label.neighbours.length > 0 && !label.hasSubject)
      names.push(label.neighbours[0]?.neighbour ?? '');
    if (CATEGORY.test(text)) categories++;
  }
  return { names, owning: names.length, categories, all: labels.length };
}

/** Reads a group of labels: who of them names whom, and whether they are owners or categories. */
export function labelRolesOf(labels: readonly WordedLabel[]): LabelRoles {
  return agreedRoles([countLabels(labels)]);
}

/** What the labels of a group say that were counted one by one. */
export function agreedRoles(counts: readonly (LabelCounts | undefined)[]): LabelRoles {
  let names: Set<string> | undefined;
  let owning = 0;
  let categories = 0;
  let all = 0;
  for (const count of counts) {
    if (count === undefined) continue;
    for (const name of count.names) (names ??= new Set()).add(name);
    owning += count.owning;
    categories += count.categories;
    all += count.all;
  }
  if (names === undefined && categories === 0) return NO_ROLES;
  return {
    names: names ?? NO_ROLES.names,
    owners: owning >= 2 && owning * 2 > all,
    categories: categories > 0 && categories * 2 >= all - categories,
  };
}

/** Whether two groups name the same. */
export function areSameRoles(one: LabelRoles, other: LabelRoles): boolean {
  if (one === other) return true;
  if (one.owners !== other.owners || one.categories !== other.categories || one.names.size !== other.names.size)
    return false;
  for (const name of one.names) if (!other.names.has(name)) return false;
  return true;
}

/** Whom the labels of a paragraph's lines name. Those of the paragraphs from one heading to the next are one group. */
export function paragraphLabels({ text }: Paragraph, grammar: RoleGrammar): LabelCounts | undefined {
  const lines = linesOf(text.text);
  const labels: ItemLabel[] = [];
  if (isDefined(text, lines)) return countLabels([termLabel(text, lines[0]?.[1] ?? 0, grammar)]);
  for (let index = 0; index < lines.length && index < MOST_LINES; index++) {
    const [start, end] = lines[index] ?? [0, 0];
    const label = lineLabel(text, start, end, grammar);
    if (label !== undefined) labels.push(label);
  }
  return countLabels(labels);
}

/** Of how many of a paragraph's lines the labels are read. */
const MOST_LINES = 12;

function lineLabel(text: InlineText, start: number, end: number, grammar: RoleGrammar): ItemLabel | undefined {
  const split = splitLabel(text, start, end);
  if (split === undefined || split.mark === 'dash') return undefined;
  return {
    label:
      split.mark === 'strong'
        ? readHeadingLabel(text, grammar, split.start, split.end)
        : readLabel(text, split.start, split.end, grammar),
    text: text.text.slice(split.start, split.end).trim(),
    restStart: split.restStart,
    whole: false,
    mark: split.mark,
  };
}

/** The label of a list of terms: what its definitions say is said of whom it names. */
function termLabel(text: InlineText, end: number, grammar: RoleGrammar): WordedLabel {
  return { label: readHeadingLabel(text, grammar, 0, end), text: text.text.slice(0, end).trim() };
}

/** The label that an item or a line begins with. */
export interface ItemLabel {
  readonly label: Label;
  readonly text: string;
  readonly restStart: number;
  /** The label is the whole item, and what is nested says the rest. */
  readonly whole: boolean;
  readonly mark: 'strong' | 'colon' | 'dash' | 'none';
}

/** The label of an item: what stands before its colon or dash, or all of it where items are nested in it. */
export function itemLabel(
  text: InlineText,
  hasChildren: boolean,
  grammar: RoleGrammar,
  start = 0,
  end = text.text.trimEnd().length,
): ItemLabel | undefined {
  const split = splitLabel(text, start, end);
  if (split !== undefined) {
    const label = readLabel(text, split.start, split.end, grammar);
    return (
      ownerBeforeDash(text, split, label, grammar) ?? {
        label,
        text: text.text.slice(split.start, split.end).trim(),
        restStart: split.restStart,
        whole: split.restStart >= end,
        mark: split.mark,
      }
    );
  }
  if (!hasChildren || end - start > 90) return undefined;
  return {
    label: readLabel(text, start, end, grammar),
    text: text.text.slice(start, end).trim(),
    restStart: end,
    whole: true,
    mark: 'none',
  };
}

/** "Brand – recall: 20 %": an owner, a dash, and only behind that a thing with its value. */
function ownerBeforeDash(
  text: InlineText,
  { start, end, mark }: SplitLabel,
  { roles, hasSubject }: Label,
  grammar: RoleGrammar,
): ItemLabel | undefined {
  if (mark !== 'colon' || !hasSubject || roles.length === 0) return undefined;
  const before = OWNER_AND_DASH.exec(text.text.slice(start, end));
  const [all = '', owner = ''] = before ?? [];
  const label = readLabel(text, start, start + owner.length, grammar);
  return before === null || label.roles.length !== 1 || label.hasSubject
    ? undefined
    : { label, text: owner, restStart: start + all.length, whole: false, mark: 'dash' };
}

const OWNER_AND_DASH = /^([^–—:-]{2,40}?)\s[–—-]{1,2}\s+/u;

import type { Block } from '../markdown/blocks';
import type { InlineText } from '../markdown/inline-text';
import type { RoleGrammar } from '../roles/role-names';
import { readHeadingLabel, readLabel, type Label } from './labels';
import { linesOf, splitLabel } from './lines';

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
const CATEGORY =
  /^(?:engagement|awareness|traffic|website|web|seo|email|e-mail|content|conversion|acquisition|retention|revenue|reach|growth|impact|quality|efficiency|advocacy|loyalty|paid media|paid|organic|referral|activation|adoption|downloads?|github|discord|twitter|linkedin|youtube)$/i;

/** Reads a group of labels: who of them names whom, and whether they are owners or categories. */
export function labelRolesOf(labels: readonly (ItemLabel | undefined)[]): LabelRoles {
  const names = new Set<string>();
  let owning = 0;
  let categories = 0;
  let count = 0;
  for (const item of labels) {
    if (item === undefined) continue;
    count++;
    const { label } = item;
    const role = label.roles[0];
    if (label.roles.length === 1 && role !== undefined && (role.form !== 'department' || !label.hasSubject)) {
      names.add(role.role ?? '');
      owning++;
    } else if (label.roles.length === 0 && label.neighbours.length > 0 && !label.hasSubject) {
      names.add(label.neighbours[0]?.neighbour ?? '');
      owning++;
    }
    if (CATEGORY.test(item.text)) categories++;
  }
  return {
    names,
    owners: owning >= 2 && owning * 2 > count,
    categories: categories > 0 && categories * 2 >= count - categories,
  };
}

/** The labels of the paragraphs from a block to the next heading, read together. Where there are none, none is named. */
export function groupLabelRoles(
  blocks: readonly Block[],
  from: number,
  grammar: RoleGrammar,
): ReadonlyMap<Block, LabelRoles> {
  const labels: ItemLabel[] = [];
  const paragraphs: Block[] = [];
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined || block.kind === 'heading') break;
    if (block.kind !== 'paragraph') continue;
    paragraphs.push(block);
    for (const [start, end] of linesOf(block.text.text).slice(0, MOST_LINES)) {
      const label = lineLabel(block.text, start, end, grammar);
      if (label !== undefined) labels.push(label);
    }
  }
  if (labels.length === 0) return new Map();
  const roles = labelRolesOf(labels);
  return new Map(paragraphs.map((block) => [block, roles]));
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
    return {
      label,
      text: text.text.slice(split.start, split.end).trim(),
      restStart: split.restStart,
      whole: split.restStart >= end,
      mark: split.mark,
    };
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

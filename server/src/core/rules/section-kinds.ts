import type { Block, MarkdownTree } from '../markdown/blocks';
import type { Section } from '../plan/plan';
import { namesRole } from '../roles/owners';
import type { RoleId } from '../taxonomy/schema';
import type { SameEnds } from '../text/marked';
import { firstStartingFrom } from '../text/span';
import type { RuleInput } from './rule';

/** What rules look for in the sections around things, wherever these stand. */
export interface SectionKind {
  readonly level: number;
  /** The heading stands in a list. */
  readonly isNested: boolean;
  /** The heading says what the section is about, and is neither its owner nor a mere "KPIs". */
  readonly isAboutSubject: boolean;
  /** It sets teams side by side. */
  readonly compares: boolean;
  readonly isSilenced: boolean;
  /** The roles whose section it is said to be. */
  readonly opensFor: readonly RoleId[];
}

/** A plan's sections by their kinds. */
export interface SectionKinds {
  /** In the order of the sections; those of a kind are one object. */
  readonly kinds: readonly SectionKind[];
  /** The earlier version had sections of the same kinds, one in another as they are now. */
  readonly areAsBefore: boolean;
  /** Every kind by all that it says. */
  readonly known: Map<string, SectionKind>;
}

/** The key by which the kinds are kept for the next version. */
const KINDS = Object.freeze({});

/** What kinds the sections of the rules' plan are of; found out once for all rules that ask. */
export function sectionKindsOf(input: RuleInput): SectionKinds {
  return input.memory?.of<SectionKinds>(KINDS, (earlier) => readKinds(input, earlier)) ?? readKinds(input);
}

function readKinds({ plan, tree }: RuleInput, earlier?: SectionKinds): SectionKinds {
  const { sections, kept } = plan;
  const { before, behind }: SameEnds = (earlier && kept?.sections) ?? { before: 0, behind: 0 };
  const known = earlier?.known ?? new Map<string, SectionKind>();
  const past = earlier?.kinds ?? [];
  const then = past.slice(before, past.length - behind);
  const now = sections.slice(before, sections.length - behind).map((section) => kindOf(section, tree, known));
  // Where a list holds headings, more than these tells which section stands in which.
  const areAsBefore =
    earlier !== undefined &&
    now.length === then.length &&
    now.every((kind, index) => kind === then[index] && !kind.isNested);
  const kinds = areAsBefore ? past : [...past.slice(0, before), ...now, ...past.slice(past.length - behind)];
  return { kinds, areAsBefore, known };
}

/** Headings of what sets teams side by side. */
const COMPARES = /\b(?:vs|versus|compar\w*|differ\w*)\b/i;

function kindOf(section: Section, { blocks }: MarkdownTree, known: Map<string, SectionKind>): SectionKind {
  const { heading, label, opensScope, context } = section;
  const { level } = heading;
  const isNested = blocks[firstStartingFrom(blocks, heading.span.start, startOf)]?.kind !== 'heading';
  const isAboutSubject = !label.dimensionOnly && !(opensScope && namesRole(context.scope?.owners ?? []));
  const compares = COMPARES.test(heading.text.text);
  const isSilenced = context.silence !== undefined;
  const opensFor = opensScope ? label.roles.flatMap(({ role }) => role ?? []) : [];
  const key = [level, isNested, isAboutSubject, compares, isSilenced, ...opensFor].join(' ');
  let kind = known.get(key);
  if (kind === undefined) known.set(key, (kind = { level, isNested, isAboutSubject, compares, isSilenced, opensFor }));
  return kind;
}

function startOf({ span }: Block): number {
  return span.start;
}

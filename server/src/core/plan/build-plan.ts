import type { Block, Change, Heading, List, ListItem, MarkdownTree, Paragraph } from '../markdown/blocks';
import type { InlineText } from '../markdown/inline-text';
import { gatherFacts, type DocumentFacts } from './block-facts';
import { elsewhere, evidenceOf, scopeOf, withLabel } from './context';
import { readFrontMatter, type FrontMatterReading } from './front-matter';
import { frontMatterContext, keeperContext } from './front-matter-scope';
import { isEnumerated, enumeratedLines } from './enumerations';
import { headingNote, headingScope } from './heading-scopes';
import { outline, type OutlinedHeading } from './headings';
import { itemContext, labelContext } from './label-contexts';
import { readHeadingLabel, readLabel, type Label } from './labels';
import { groupLabelRoles, itemLabel, labelRolesOf, NO_ROLES, type LabelRoles } from './label-groups';
import { hasValue, isAlone, isLabelledLine, linesOf, splitLabel } from './lines';
import { ownerAmong, ownersBehind } from './list-owners';
import {
  findNotedElements,
  findOwnerNote,
  listsThings,
  ownerLine,
  namesOwnerOnly,
  scopeOfNote,
  type OwnerNote,
} from './owner-notes';
import { namesRole, readOwners } from '../roles/owners';
import { nothingFound, type Findings, type Frame } from './frames';
import { isSameContext, resumption, type Checkpoint, type PlanRecord } from './plan-record';
import { takeOverBefore, takeOverBehind } from './take-over';
import type { People } from '../roles/owners';
import type { Context, KeptRun, Plan, Scope, Section, Statement, StatementForm } from './plan';
import { readLeadIn } from './lead-ins';
import type { RoleGrammar } from '../roles/role-names';
import { readTable } from './tables';
import { namesIn } from './text-reading';
import { overlaps, type Span } from '../text/span';

/** What may be known or left out when a plan is read for one place of it. */
export interface PlanFocus {
  /** Lists and tables outside are not read; headings and labels are, since they say whose the place is. */
  readonly span: Span;
  /** The people of the document's last version, whom one more word does not change; so for its abbreviations. */
  readonly people: People;
  readonly grammar: RoleGrammar;
}

/**
 * Reads a document as a plan: who each stretch of it speaks for, of which dimension, and what gives nobody anything.
 * With a focus, it reads no more than what bears on that place. With the plan of an earlier version it takes over what
 * stands between headings that have not changed; the result is the same.
 */
export function buildPlan(tree: MarkdownTree, titles: RoleGrammar, focus?: PlanFocus, previous?: Plan): Plan {
  const change = focus === undefined ? tree.change : undefined;
  const earlier = change !== undefined && previous?.record?.version === change.since ? previous.record : undefined;
  const facts = focus === undefined ? gatherFacts(tree.blocks, titles, earlier?.facts, change) : undefined;
  const { grammar, people } = facts ?? focus ?? { grammar: titles, people: new Map() };
  const frontMatter = readFrontMatter(tree.frontMatter);
  const read = (context: Context): Plan => {
    const reader = new PlanReader(grammar, people, focus?.span);
    return reader.read(tree, context, frontMatter, facts, earlier);
  };
  const plan = read(frontMatterContext(frontMatter, grammar));
  if (plan.hasScope || frontMatter.keepers.length === 0) return plan;
  const keeper = keeperContext(frontMatter, grammar);
  return keeper === undefined ? plan : read(keeper);
}

/** Where the next block stands that a reader sees. */
function behindComments(blocks: readonly Block[], index: number): number {
  let next = index + 1;
  for (let block = blocks[next]; block?.kind === 'aside' && block.isComment === true; block = blocks[next]) next++;
  return next;
}

/** A comment between items ends the list for the parser, and not for its reader. */
function goesOnBehindComment(blocks: readonly Block[], index: number): boolean {
  const next = behindComments(blocks, index);
  return next > index + 1 && blocks[next]?.kind === 'list';
}

/** What labels above a block have opened: a role label first, a dimension label inside it. */
interface OpenLabels {
  readonly role: Context | undefined;
  readonly dimension: Context | undefined;
  /** For the very next list or table only. */
  readonly next: Context | undefined;
  /** Of a bold label with its text behind it: for the next paragraphs, as long as they begin with "It" or the like. */
  readonly speaker?: Context | undefined;
}

const NO_LABELS: OpenLabels = { role: undefined, dimension: undefined, next: undefined };

/** A paragraph that goes on about whom the one before spoke of: "The team shall …", "It …", "Success for …". */
const GOES_ON =
  /^\s*(?:\([a-z\d]{1,3}\)\s*)?(?:(?:it|its|they|their|she|her|hers|he|his)\b|(?:the|this|that) (?:team|role|position|desk|function|practice|department|unit|job|post|person|manager|agency|crew|group|holder)\b|(?:success|measured|judged|evaluated|assessed|accountable|responsible|kpis?)\b)/iu;

type Outline = ReadonlyMap<Heading, OutlinedHeading>;

/** How the blocks right beneath the document are read. */
interface TopFlow {
  readonly from: number;
  readonly frames: Frame[];
  /** Told of each heading before it is read; whether the rest is read already. */
  readonly atHeading: (outlined: OutlinedHeading, frames: readonly Frame[]) => boolean;
}

/** Reads blocks in order and writes down statements. One reader a document. */
class PlanReader {
  readonly #grammar: RoleGrammar;
  readonly #people: People;
  readonly #focus: Span | undefined;
  #statements: Statement[] = [];
  #sections: Section[] = [];
  /** What has been found since the last heading right beneath the document. */
  #findings = nothingFound();
  #checkpoints: Checkpoint[] = [];
  #kept: KeptRun[] = [];

  constructor(grammar: RoleGrammar, people: People, focus: Span | undefined) {
    this.#grammar = grammar;
    this.#people = people;
    this.#focus = focus;
  }

  read(
    tree: MarkdownTree,
    context: Context,
    frontMatter: FrontMatterReading,
    facts: DocumentFacts | undefined,
    earlier: PlanRecord | undefined,
  ): Plan {
    const { blocks } = tree;
    const end = tree.syntax.text.length;
    const isSame =
      earlier !== undefined &&
      earlier.facts.grammar === facts?.grammar &&
      earlier.facts.people === facts.people &&
      isSameContext(earlier.base, context);
    const base = isSame ? earlier.base : context;
    const headings = outline(blocks, this.#grammar);
    const opening = isSame
      ? this.#readChanged(blocks, base, headings, earlier, tree.change, end)
      : this.#readWhole(blocks, base, headings);
    const found = [opening, ...this.#checkpoints.map(({ findings }) => findings)];
    const statements = this.#statements;
    const sections = this.#sections.map((section) =>
      section.span.end <= end ? section : { ...section, span: { start: section.span.start, end } },
    );
    const { version } = tree;
    const checkpoints = this.#checkpoints;
    return {
      statements,
      kept: isSame ? { since: earlier.version, runs: this.#kept } : undefined,
      sections,
      people: this.#people,
      grammar: this.#grammar,
      hasScope: found.some(({ hasScope }) => hasScope),
      hasStrongScope: found.some(({ hasStrongScope }) => hasStrongScope),
      hasDimension: found.some(({ hasDimension }) => hasDimension),
      asked: frontMatter.asked,
      switches: frontMatter.switches,
      record:
        facts === undefined
          ? undefined
          : { version, blockCount: blocks.length, end, facts, base, statements, sections, opening, checkpoints },
    };
  }

  #readWhole(blocks: readonly Block[], base: Context, headings: Outline): Findings {
    const opening = this.#findings;
    this.#note(base);
    this.#readFlow(blocks, base, headings, { from: 0, frames: [], atHeading: (...at) => this.#checkpoint(...at) });
    return opening;
  }

  /** What is found from here to the next heading is found beneath this one. Nothing is read already. */
  #checkpoint(outlined: OutlinedHeading, frames: readonly Frame[]): false {
    const { length: statements } = this.#statements;
    const { length: sections } = this.#sections;
    this.#findings = nothingFound();
    this.#checkpoints.push({ outlined, statements, sections, frames: [...frames], findings: this.#findings });
    return false;
  }

  /** Reads from the last heading before the change to the first one behind it at which everything is as it was. */
  #readChanged(
    blocks: readonly Block[],
    base: Context,
    headings: Outline,
    earlier: PlanRecord,
    change: Change | undefined,
    end: number,
  ): Findings {
    const outlined = [...headings.values()];
    const start = change === undefined ? undefined : resumption(earlier, outlined, blocks.length, change);
    if (change === undefined || start === undefined) return this.#readWhole(blocks, base, headings);
    const before = takeOverBefore(earlier, outlined, start.from, end);
    const opening = before === undefined ? this.#findings : earlier.opening;
    if (before === undefined) this.#note(base);
    else {
      this.#statements = before.statements;
      this.#sections = before.sections;
      this.#checkpoints = before.checkpoints;
      this.#kept = before.runs;
    }
    this.#readFlow(blocks, base, headings, {
      from: before?.position ?? 0,
      frames: [...(before?.frames ?? [])],
      atHeading: (heading, frames) => {
        const left = outlined.length - this.#checkpoints.length;
        const rest =
          left <= start.behind && !this.#endsWithNote()
            ? takeOverBehind(earlier, outlined, left, frames, {
                statements: this.#statements.length,
                sections: this.#sections.length,
                kept: outlined[start.from]?.heading.span.start ?? 0,
                by: change.by,
              })
            : undefined;
        if (rest === undefined) return this.#checkpoint(heading, frames);
        this.#statements = this.#statements.concat(rest.statements);
        this.#sections = this.#sections.concat(rest.sections);
        this.#checkpoints = this.#checkpoints.concat(rest.checkpoints);
        this.#kept.push(...rest.runs);
        return true;
      },
    });
    return opening;
  }

  /** An item without text of its own looks at the statement before it. */
  #endsWithNote(): boolean {
    return (this.#statements.at(-1)?.noted.length ?? 0) > 0;
  }

  #readFlow(blocks: readonly Block[], base: Context, headings: Outline, top?: TopFlow): void {
    const { from, frames, atHeading } = top ?? { from: 0, frames: [] };
    let labelRoles = groupLabelRoles(blocks, from, this.#grammar);
    let labels = NO_LABELS;
    for (let index = from; index < blocks.length; index++) {
      const block = blocks[index];
      if (block === undefined) break;
      if (block.kind === 'heading') {
        const outlined = headings.get(block);
        if (outlined === undefined) continue;
        if (atHeading?.(outlined, frames) === true) return;
        this.#readHeading(block, outlined, frames, base);
        labels = NO_LABELS;
        labelRoles = groupLabelRoles(blocks, index + 1, this.#grammar);
      } else labels = this.#readBlock(block, blocks, index, base, labels, labelRoles, frames);
    }
  }

  /** What stands in a list item has headings and labels of its own. */
  #readNested(blocks: readonly Block[], base: Context): void {
    if (blocks.length > 0) this.#readFlow(blocks, base, outline(blocks, this.#grammar));
  }

  /** Reads a block that is no heading, and says which labels are open behind it. */
  #readBlock(
    block: Exclude<Block, Heading>,
    blocks: readonly Block[],
    index: number,
    base: Context,
    labels: OpenLabels,
    labelRoles: ReadonlyMap<Block, LabelRoles>,
    frames: Frame[],
  ): OpenLabels {
    const around = frames.at(-1)?.context ?? base;
    const context = labels.next ?? labels.dimension ?? labels.role ?? around;
    switch (block.kind) {
      case 'paragraph': {
        const next = blocks[behindComments(blocks, index)];
        if (labels.next !== undefined && isEnumerated(block)) {
          for (const [start, end] of enumeratedLines(block.text.text)) {
            this.#state('item', block.text, start, end, labels.next);
          }
          return labels;
        }
        return this.#readParagraph(block, around, labels, next, labelRoles.get(block) ?? NO_ROLES, frames);
      }
      case 'list':
        if (this.#isInFocus(block)) this.#readList(block, context);
        return goesOnBehindComment(blocks, index) ? labels : { ...labels, next: undefined };
      case 'table':
        for (const cell of this.#isInFocus(block) ? readTable(block, context, this.#grammar, this.#people) : []) {
          this.#stateNoted('cell', cell.text, 0, cell.text.text.length, cell.context);
        }
        return { ...labels, next: undefined };
      case 'break':
        return NO_LABELS;
      case 'aside':
        return labels;
    }
  }

  #isInFocus(block: Block): boolean {
    return this.#focus === undefined || overlaps(block.span, this.#focus);
  }

  #readHeading(heading: Heading, outlined: OutlinedHeading, frames: Frame[], base: Context): void {
    let last: Frame | undefined;
    while ((frames.at(-1)?.level ?? 0) >= heading.level) last = frames.pop();
    const sameLevel = last?.level === heading.level ? last : undefined;
    const outer = frames.at(-1)?.context ?? base;
    const note = headingNote(heading, outlined, this.#grammar, this.#people);
    const label = note?.label ?? outlined.label;
    const passedOn =
      label.dimensionOnly &&
      label.roles.length === 0 &&
      note === undefined &&
      sameLevel?.sibling !== undefined &&
      (outlined.patternRepeats || sameLevel.bareRole)
        ? sameLevel.sibling
        : undefined;
    const scope = note?.scope ?? passedOn ?? headingScope(heading, outlined, outer, this.#people);
    // "Trading meeting, minutes" is the kind of document; what it decides is decided all the same.
    const isKind = outlined.isTitle && heading.level === 1 && label.silence === 'reference';
    const context = withLabel({ ...outer, scope }, heading.text, isKind ? { ...label, silence: undefined } : label);
    const ownDimension =
      scope !== outer.scope && label.dimension === undefined ? { ...context, dimension: undefined } : context;
    const opensOwn = scope !== outer.scope && scope !== undefined && namesRole(scope.owners);
    frames.push({
      level: heading.level,
      context: ownDimension,
      sibling: passedOn ?? (opensOwn ? scope : undefined),
      bareRole: opensOwn ? !outlined.hasBody : (sameLevel?.bareRole ?? false) && passedOn !== undefined,
      section: this.#sections.length,
    });
    this.#sections.push({
      heading,
      span: { start: heading.span.start, end: outlined.sectionEnd },
      label,
      context: ownDimension,
      opensScope: scope !== outer.scope && passedOn === undefined,
    });
    this.#note(ownDimension, label);
    if (label.roles.length === 0 && !label.dimensionOnly && !outlined.isTitle) {
      this.#state(
        'heading',
        heading.text,
        label.start,
        label.end,
        { ...outer, scope: note?.scope ?? outer.scope, silence: ownDimension.silence },
        outlined.sectionEnd,
      );
    }
  }

  #readParagraph(
    paragraph: Paragraph,
    around: Context,
    labels: OpenLabels,
    next: Block | undefined,
    siblings: LabelRoles,
    frames: Frame[],
  ): OpenLabels {
    const { text } = paragraph;
    const { speaker } = labels;
    if (speaker !== undefined && GOES_ON.test(text.text)) {
      const inner = { role: speaker, dimension: undefined, next: undefined };
      const { next: opened } = this.#readParagraph(paragraph, around, inner, next, siblings, frames);
      return { ...labels, next: opened };
    }
    const lines = linesOf(text.text);
    const context = labels.dimension ?? labels.role ?? around;
    if (this.#endsWithOwner(text, lines)) {
      this.#stateNoted('item', text, 0, text.text.trimEnd().length, context);
      return { ...labels, next: undefined, speaker: undefined };
    }
    const labelled = lines.length > 1 && lines.every(([start, end]) => isLabelledLine(text, start, end));
    if (labelled) {
      for (const [start, end] of lines)
        labels = this.#readLine(text, start, end, around, labels, undefined, siblings, frames);
      return { ...labels, next: undefined };
    }
    const [start, end] = [0, text.text.trimEnd().length];
    const ownerLine = this.#readOwnerLine(text, start, end, context, frames, labels);
    if (ownerLine !== undefined) return ownerLine;
    return this.#readLine(text, start, end, around, labels, next, siblings, frames);
  }

  /** "Unprompted awareness, 12 %" with "Owner: Brand" on the line beneath: an item and its owner. */
  #endsWithOwner({ text }: InlineText, lines: readonly (readonly [number, number])[]): boolean {
    const [first, ...others] = lines;
    const last = others.at(-1);
    if (first === undefined || last === undefined || lines.length > MOST_ITEM_LINES) return false;
    const item = text.slice(...first);
    return ownerLine(text.slice(...last)) !== null && ownerLine(item) === null && !/[.!?:]\s*$/.test(item);
  }

  /** A paragraph or line: a label that opens something, a label with its values, a lead-in to a list, or prose. */
  #readLine(
    text: InlineText,
    start: number,
    end: number,
    around: Context,
    labels: OpenLabels,
    next: Block | undefined,
    siblings: LabelRoles,
    frames: Frame[],
  ): OpenLabels {
    const context = labels.dimension ?? labels.role ?? around;
    const ownerLine = this.#readOwnerLine(text, start, end, context, frames, labels);
    if (ownerLine !== undefined) return ownerLine;
    const split = splitLabel(text, start, end);
    const introduces = next?.kind === 'list' || next?.kind === 'table' || isEnumerated(next);
    const alone = isAlone(text, start, end, split?.restStart);
    if (alone && (split?.mark === 'strong' || (introduces && (split !== undefined || end - start <= 60)))) {
      const [labelStart, labelEnd] = [split?.start ?? start, split?.end ?? end];
      const label =
        split?.mark === 'strong'
          ? readHeadingLabel(text, this.#grammar, labelStart, labelEnd)
          : readLabel(text, labelStart, labelEnd, this.#grammar);
      const leadIn = readLeadIn(text, start, end, context, this.#grammar, this.#people);
      if (leadIn !== undefined && (label.roles.length === 0 || split?.mark !== 'strong')) {
        this.#note(leadIn.context);
        return split?.mark === 'strong'
          ? { ...labels, dimension: leadIn.context, next: undefined }
          : { ...labels, next: leadIn.context };
      }
      return this.#openLabel(text, label, around, labels, siblings, split?.mark === 'strong');
    }
    if (split !== undefined) {
      const label = readLabel(text, split.start, split.end, this.#grammar);
      const labelled = labelContext(text, label, context, around, siblings, split.mark === 'dash', this.#people);
      if (labelled !== undefined) {
        this.#note(labelled, label);
        this.#stateNoted('item', text, split.restStart, end, labelled);
        if (split.mark !== 'strong') return { ...labels, next: undefined };
        const leadIn = introduces
          ? readLeadIn(text, split.restStart, end, labelled, this.#grammar, this.#people)
          : undefined;
        return {
          ...labels,
          next: leadIn?.context ?? (introduces && !isEnumerated(next) ? labelled : undefined),
          speaker: labelled.scope === context.scope ? undefined : labelled,
        };
      }
      if (split.mark === 'strong' && label.roles.length === 0) {
        const leadIn = readLeadIn(text, split.start, split.end, context, this.#grammar, this.#people);
        if (leadIn !== undefined) {
          this.#stateNoted('item', text, split.restStart, end, leadIn.context);
          return { ...labels, next: undefined };
        }
      }
    }
    const leadIn = introduces ? readLeadIn(text, start, end, context, this.#grammar, this.#people) : undefined;
    if (leadIn !== undefined) this.#note(leadIn.context);
    if (leadIn?.whole !== true) {
      const form = split !== undefined && hasValue(text.text.slice(split.restStart, end)) ? 'item' : 'prose';
      this.#state(form, text, start, end, this.#youAre(text, context, frames));
    }
    return { ...labels, next: leadIn?.context, speaker: undefined };
  }

  /** "You are a community manager …" speaks for the section that it opens. */
  #youAre(text: InlineText, context: Context, frames: Frame[]): Context {
    if (!/^\s*you(?:['’]re| are) (?:an?|the|our)\b/i.test(text.text)) return context;
    const sentence = /^[^.!?\n]*/.exec(text.text)?.[0] ?? '';
    const name = namesIn(text, 0, sentence.length, this.#grammar)[0];
    if (name?.form !== 'title') return context;
    const scope = name.role === undefined ? elsewhere(text, name, 'lead-in') : scopeOf(text, name, 'lead-in', 'strong');
    const opened = { ...context, scope };
    this.#openForSection(frames, scope);
    this.#note(opened);
    return opened;
  }

  /** A label that stands alone: it speaks for what follows until another label, a heading or a rule comes. */
  #openLabel(
    text: InlineText,
    label: Label,
    around: Context,
    labels: OpenLabels,
    siblings: LabelRoles,
    strong: boolean,
  ): OpenLabels {
    const base = labels.role ?? around;
    if (label.roles.length > 1) return { role: { ...around, scope: undefined }, dimension: undefined, next: undefined };
    const opened = labelContext(text, label, base, around, siblings, false, this.#people, true);
    if (opened !== undefined && opened.scope !== base.scope) {
      this.#note(opened, label);
      const inner = label.dimension === undefined ? { ...opened, dimension: undefined } : opened;
      return { role: inner, dimension: undefined, next: undefined };
    }
    if (opened !== undefined) {
      this.#note(opened, label);
      return strong ? { ...labels, dimension: opened, next: undefined } : { ...labels, next: opened };
    }
    // An unknown bold label ends the scope of the role label before it; what a heading opened goes on.
    return strong ? { role: undefined, dimension: undefined, next: undefined } : { ...labels, next: undefined };
  }

  /** `Owner: Brand team` on a line of its own speaks for the section it stands in; `Owner: paid search` lists what is owned. */
  #readOwnerLine(
    text: InlineText,
    start: number,
    end: number,
    context: Context,
    frames: Frame[],
    labels: OpenLabels,
  ): OpenLabels | undefined {
    const match = ownerLine(text.text.slice(start, end));
    const value = match?.[1];
    if (match === null || value === undefined) return undefined;
    const valueStart = start + match[0].length - value.length;
    const stop = /\s·\s|\s[–—]\s|\s\|\s/.exec(value)?.index ?? value.length;
    const reading = readOwners(text, valueStart, valueStart + stop, this.#grammar, this.#people);
    if (reading === undefined) return undefined;
    if (!namesRole(reading.owners) && listsThings(value)) {
      this.#state('item', text, valueStart, end, context);
      return labels;
    }
    const scope: Scope = {
      owners: reading.owners,
      source: 'owner-note',
      strength: 'strong',
      evidence: evidenceOf(text, reading),
    };
    const opened: Context = { ...context, scope };
    this.#note(opened);
    if (labels.role !== undefined || labels.dimension !== undefined)
      return { role: opened, dimension: undefined, next: undefined };
    // A bare first name under a heading that names the role is the role's own person.
    if (!namesRole(reading.owners) && context.scope !== undefined && namesRole(context.scope.owners)) return labels;
    this.#openForSection(frames, scope);
    return labels;
  }

  /** What stands right beneath a heading says whose its section is. */
  #openForSection(frames: Frame[], scope: Scope): void {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    const context = { ...frame.context, scope };
    frames[frames.length - 1] = { ...frame, context };
    const section = this.#sections[frame.section];
    if (section !== undefined) this.#sections[frame.section] = { ...section, context, opensScope: true };
  }

  #readList(list: List, context: Context): void {
    const siblings = labelRolesOf(
      list.items.flatMap((item) => {
        const first = item.blocks[0];
        if (first?.kind !== 'paragraph') return [];
        return [itemLabel(first.text, item.blocks.length > 1, this.#grammar)];
      }),
    );
    const behind = ownersBehind(list, this.#grammar, this.#people);
    for (const item of list.items) this.#readItem(item, context, siblings, behind);
  }

  #readItem(
    item: ListItem,
    context: Context,
    siblings: LabelRoles,
    behind: ReadonlyMap<InlineText, OwnerNote> | undefined,
  ): void {
    const [first, ...rest] = item.blocks;
    if (first === undefined) return;
    if (first.kind !== 'paragraph') {
      this.#readNested(item.blocks, context);
      return;
    }
    const { text } = first;
    const end = text.text.trimEnd().length;
    if (namesOwnerOnly(text, end, this.#grammar, this.#people)) {
      this.#readOwnerItem(text, end, context);
      return;
    }
    const note =
      findOwnerNote(text, 0, end, this.#grammar, this.#people) ??
      behind?.get(text) ??
      ownerAmong(rest, this.#grammar, this.#people);
    const owned = note === undefined ? context : this.#withNote(text, note, context);
    const [start, stop] = note === undefined || note.restEnd === 0 ? [0, end] : [note.restStart, note.restEnd];
    const label = itemLabel(text, rest.length > 0, this.#grammar, start, stop);
    const labelled =
      label === undefined
        ? undefined
        : itemContext(text, label, owned, context, siblings, rest.length > 0, this.#people);
    if (label !== undefined && labelled !== undefined) {
      this.#note(labelled, label.label);
      if (label.restStart < stop) {
        this.#state('item', text, label.restStart, stop, labelled);
      }
      this.#readNested(rest, labelled);
      return;
    }
    this.#state('item', text, start, stop, owned);
    if (rest.length === 0) return;
    const leadIn = readLeadIn(text, start, stop, owned, this.#grammar, this.#people);
    const [noted, ...others] = this.#statements.at(-1)?.noted ?? [];
    // "Launch campaign (owner: social), film and stills": what is nested belongs to the only owner there is.
    const beneath = noted === undefined || others.length > 0 ? owned : { ...owned, scope: noted.scope };
    this.#readNested(rest, leadIn?.context ?? beneath);
  }

  /** `- Owner: Brand team` beside other items of a role speaks for its parent; under a role it may list what is owned. */
  #readOwnerItem(text: InlineText, end: number, context: Context): void {
    const value = ownerLine(text.text.slice(0, end))?.[1];
    if (value !== undefined && listsThings(value)) this.#state('item', text, end - value.length, end, context);
  }

  #withNote(text: InlineText, note: OwnerNote & { readonly in?: InlineText }, context: Context): Context {
    const opened: Context = {
      ...context,
      scope: scopeOfNote(note.in ?? text, note),
      silence: context.silence?.kind === 'reference' ? undefined : context.silence,
    };
    this.#note(opened);
    return opened;
  }

  /** States what may end with an owner note on the whole of it: a cell, or the values behind a label. */
  #stateNoted(form: 'item' | 'cell', text: InlineText, start: number, end: number, context: Context): void {
    const note = findOwnerNote(text, start, end, this.#grammar, this.#people, 'elsewhere');
    if (note === undefined) this.#state(form, text, start, end, context);
    else this.#state(form, text, note.restStart, note.restEnd, this.#withNote(text, note, context));
  }

  #state(
    form: StatementForm,
    text: InlineText,
    start: number,
    end: number,
    context: Context,
    sectionEnd?: number,
  ): void {
    if (start >= end) return;
    const noted = findNotedElements(text, start, end, this.#grammar, this.#people, form === 'prose');
    if (form !== 'prose') for (const element of noted) this.#note({ ...context, scope: element.scope });
    const { scope, dimension, silence } = context;
    this.#statements.push({ form, text, start, end, scope, dimension, silence, noted, sectionEnd });
  }

  #note(context: Context, label?: Label): void {
    if (context.scope !== undefined && namesRole(context.scope.owners)) {
      this.#findings.hasScope = true;
      if (context.scope.strength === 'strong') this.#findings.hasStrongScope = true;
    }
    if (label?.plainDimension === true || context.dimension !== undefined) this.#findings.hasDimension = true;
  }
}

/** An item with its note, in lines. */
const MOST_ITEM_LINES = 3;

import type { Block, Heading, List, ListItem, MarkdownTree, Paragraph } from '../markdown/blocks';
import type { InlineText } from '../markdown/inline-text';
import { elsewhere, evidenceOf, scopeOf, withLabel } from './context';
import { readFrontMatter, type FrontMatterReading } from './front-matter';
import { frontMatterContext, keeperContext } from './front-matter-scope';
import { isDocumentTitle, outline, type OutlinedHeading } from './headings';
import { readLabel, type Label } from './labels';
import { groupLabelRoles, itemLabel, labelRolesOf, NO_ROLES, type ItemLabel, type LabelRoles } from './label-groups';
import { isAlone, isLabelledLine, linesOf, splitLabel } from './lines';
import { findNotedElements, findOwnerNote, listsThings, OWNER_LINE, scopeOfNote, type OwnerNote } from './owner-notes';
import { namesRole, readOwners } from '../roles/owners';
import { findPeople } from './people';
import type { People } from '../roles/owners';
import type { Context, Plan, Scope, Section, Statement, StatementForm } from './plan';
import { readLeadIn } from './lead-ins';
import { namesRelation } from './silences';
import { findRoleNames, type RoleGrammar } from '../roles/role-names';
import { readTable } from './tables';
import { overlaps, type Span } from '../text/span';

/** What may be known or left out when a plan is read for one place of it. */
export interface PlanFocus {
  /** Lists and tables outside are not read; headings and labels are, since they say whose the place is. */
  readonly span: Span;
  /** The people of the document's last version, whom one more word does not change. */
  readonly people: People;
}

/**
 * Reads a document as a plan: who each stretch of it speaks for, of which dimension, and what gives nobody anything.
 * With a focus, it reads no more than what bears on that place.
 */
export function buildPlan(tree: MarkdownTree, grammar: RoleGrammar, focus?: PlanFocus): Plan {
  const frontMatter = readFrontMatter(tree.frontMatter);
  const people = focus?.people ?? findPeople(tree.blocks, grammar);
  const read = (context: Context): Plan =>
    new PlanReader(grammar, people, focus?.span).read(tree, context, frontMatter);
  const plan = read(frontMatterContext(frontMatter, grammar));
  if (plan.hasScope || frontMatter.keepers.length === 0) return plan;
  const keeper = keeperContext(frontMatter, grammar);
  return keeper === undefined ? plan : read(keeper);
}

/** What a heading holds open until one of its level or above comes. */
interface Frame {
  readonly level: number;
  readonly context: Context;
  /** The heading opened its own scope, or passes on that of the role heading right above it on the same level. */
  readonly sibling: Scope | undefined;
  readonly bareRole: boolean;
  /** Which section it is. */
  readonly section: number;
}

/** What labels above a block have opened: a role label first, a dimension label inside it. */
interface OpenLabels {
  readonly role: Context | undefined;
  readonly dimension: Context | undefined;
  /** For the very next list or table only. */
  readonly next: Context | undefined;
}

const NO_LABELS: OpenLabels = { role: undefined, dimension: undefined, next: undefined };

/** Reads blocks in order and writes down statements. One reader a document. */
class PlanReader {
  readonly #grammar: RoleGrammar;
  readonly #people: People;
  readonly #focus: Span | undefined;
  readonly #statements: Statement[] = [];
  readonly #sections: Section[] = [];
  #hasScope = false;
  #hasStrongScope = false;
  #hasDimension = false;

  constructor(grammar: RoleGrammar, people: People, focus: Span | undefined) {
    this.#grammar = grammar;
    this.#people = people;
    this.#focus = focus;
  }

  read(tree: MarkdownTree, context: Context, frontMatter: FrontMatterReading): Plan {
    this.#note(context);
    this.#readFlow(tree.blocks, context);
    const end = tree.syntax.text.length;
    return {
      statements: this.#statements,
      sections: this.#sections.map((section) =>
        section.span.end <= end ? section : { ...section, span: { start: section.span.start, end } },
      ),
      people: this.#people,
      hasScope: this.#hasScope,
      hasStrongScope: this.#hasStrongScope,
      hasDimension: this.#hasDimension,
      asked: frontMatter.asked,
    };
  }

  #readFlow(blocks: readonly Block[], base: Context): void {
    const headings = outline(blocks, this.#grammar);
    const labelRoles = groupLabelRoles(blocks, this.#grammar);
    const frames: Frame[] = [];
    let labels = NO_LABELS;
    blocks.forEach((block, index) => {
      const around = frames.at(-1)?.context ?? base;
      const context = labels.next ?? labels.dimension ?? labels.role ?? around;
      switch (block.kind) {
        case 'heading': {
          labels = NO_LABELS;
          const outlined = headings.get(block);
          if (outlined !== undefined) this.#readHeading(block, outlined, frames, base);
          return;
        }
        case 'paragraph': {
          const next = blocks[index + 1];
          if (labels.next !== undefined && isEnumerated(block)) {
            for (const [start, end] of enumeratedLines(block.text.text)) {
              this.#state('item', block.text, start, end, labels.next);
            }
            return;
          }
          labels = this.#readParagraph(block, around, labels, next, labelRoles.get(block) ?? NO_ROLES, frames);
          return;
        }
        case 'list':
          if (this.#isInFocus(block)) this.#readList(block, context);
          labels = { ...labels, next: undefined };
          return;
        case 'table':
          for (const cell of this.#isInFocus(block) ? readTable(block, context, this.#grammar, this.#people) : []) {
            this.#stateNoted('cell', cell.text, 0, cell.text.text.length, cell.context);
          }
          labels = { ...labels, next: undefined };
          return;
        case 'break':
          labels = NO_LABELS;
          return;
        case 'aside':
          return;
      }
    });
  }

  #isInFocus(block: Block): boolean {
    return this.#focus === undefined || overlaps(block.span, this.#focus);
  }

  #readHeading(heading: Heading, outlined: OutlinedHeading, frames: Frame[], base: Context): void {
    let last: Frame | undefined;
    while ((frames.at(-1)?.level ?? 0) >= heading.level) last = frames.pop();
    const sameLevel = last?.level === heading.level ? last : undefined;
    const outer = frames.at(-1)?.context ?? base;
    const note = this.#headingNote(heading, outlined);
    const label = note?.label ?? outlined.label;
    const passedOn =
      label.dimensionOnly &&
      label.roles.length === 0 &&
      note === undefined &&
      sameLevel?.sibling !== undefined &&
      (outlined.patternRepeats || sameLevel.bareRole)
        ? sameLevel.sibling
        : undefined;
    const scope = note?.scope ?? passedOn ?? this.#headingScope(heading, outlined, outer);
    const context = withLabel({ ...outer, scope }, heading.text, label);
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

  /** "### Conversion rate (owner: social)": who owns the heading's item owns what stands beneath it too. */
  #headingNote({ text }: Heading, { isTitle }: OutlinedHeading): { scope: Scope; label: Label } | undefined {
    // Whoever keeps the document does not own what stands in it.
    const note = isTitle
      ? undefined
      : findOwnerNote(text, 0, text.text.length, this.#grammar, this.#people, 'elsewhere');
    if (note === undefined) return undefined;
    const label = readLabel(text, note.restStart, note.restEnd, this.#grammar);
    if (label.roles.length > 0 || label.neighbours.length > 0) return undefined;
    return { scope: scopeOfNote(text, note), label };
  }

  /** Whom a heading speaks for: a role that it names, somebody else, nobody where it compares, else whoever spoke before. */
  #headingScope(heading: Heading, outlined: OutlinedHeading, outer: Context): Scope | undefined {
    const { label, isTitle } = outlined;
    const name = label.roles[0];
    const source = isTitle && heading.level === 1 ? 'title' : 'heading';
    if (name === undefined) {
      const named =
        label.neighbours.length > 0 &&
        !(isTitle && label.hasSubject) &&
        (label.neighbours.some((neighbour) => neighbour.form === 'title') ||
          (!label.hasSubject && outlined.siblingNamesAnother));
      const inRole = outer.scope !== undefined && namesRole(outer.scope.owners);
      const looksLikeOne = inRole
        ? label.someoneElse && TITLE_OF_A_PERSON.test(heading.text.text.replace(/\([^()]*\)/g, '').trim())
        : label.someoneElse;
      const amongOwners = outlined.siblingsAreOwners && label.dimension === undefined && label.silence === undefined;
      return named || amongOwners || (looksLikeOne && !label.dimensionOnly)
        ? elsewhere(heading.text, label, source)
        : outer.scope;
    }
    if (label.roles.length > 1) return undefined;
    if (label.neighbours.length > 0 && !label.hasSubject) {
      return { ...elsewhere(heading.text, label, source), owners: [{ kind: 'other', name: heading.text.text.trim() }] };
    }
    const strength = this.#namingStrength(heading, outlined);
    if (strength === undefined) return outer.scope;
    const scope = scopeOf(heading.text, name, source, strength);
    const speaking = outer.scope;
    if (speaking === undefined || !namesRole(speaking.owners) || speaking.source === 'front-matter') return scope;
    const another = !speaking.owners.some((owner) => owner.kind === 'role' && owner.role === name.role);
    if (!another) return scope;
    if (strength === 'weak') return speaking.strength === 'weak' ? scope : speaking;
    // A function's name inside another role's document is as much that role's activity as a team of its own.
    const isActivity = name.form !== 'title' && !outlined.siblingNamesAnother;
    return isActivity ? { ...scope, owners: [...scope.owners, ...speaking.owners] } : scope;
  }

  #namingStrength(heading: Heading, outlined: OutlinedHeading): Scope['strength'] | undefined {
    const { label, isTitle, siblingNamesAnother, dimensionBeneath } = outlined;
    const name = label.roles[0];
    if (name === undefined) return undefined;
    if (name.form === 'title') return 'strong';
    if (name.form === 'function') return 'strong';
    if (label.hasSubject) return undefined;
    const text = heading.text.text;
    if (isTitle && isDocumentTitle(text)) return name.role === 'marketing' ? undefined : 'strong';
    if (isTitle && label.dimension !== undefined) return name.role === 'marketing' ? undefined : 'weak';
    if (siblingNamesAnother) return 'strong';
    if (isDocumentTitle(text)) return name.role === 'marketing' ? undefined : 'weak';
    if (name.role === 'marketing' && label.dimension !== undefined) return undefined;
    return label.plainDimension || dimensionBeneath() ? 'strong' : 'weak';
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
    const lines = linesOf(text.text);
    const context = labels.dimension ?? labels.role ?? around;
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
      const label = readLabel(text, split?.start ?? start, split?.end ?? end, this.#grammar);
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
      const labelled = this.#labelContext(text, label, context, around, siblings, split.mark === 'dash');
      if (labelled !== undefined) {
        this.#note(labelled, label);
        this.#stateNoted('item', text, split.restStart, end, labelled);
        return { ...labels, next: undefined };
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
    return { ...labels, next: leadIn?.context };
  }

  /** "You are a community manager …" speaks for the section that it opens. */
  #youAre(text: InlineText, context: Context, frames: Frame[]): Context {
    if (!/^\s*you(?:['’]re| are) (?:an?|the|our)\b/i.test(text.text)) return context;
    const sentence = /^[^.!?\n]*/.exec(text.text)?.[0] ?? '';
    const name = findRoleNames(text.text, text.wordsIn(0, sentence.length), this.#grammar)[0];
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
    const opened = this.#labelContext(text, label, base, around, siblings, false, true);
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

  /** What a label opens, or nothing where it is just the beginning of a sentence or a subject. */
  #labelContext(
    text: InlineText,
    label: Label,
    context: Context,
    around: Context,
    siblings: LabelRoles,
    doubtful: boolean,
    alone = false,
  ): Context | undefined {
    const name = label.roles[0];
    if (label.roles.length > 1) return undefined;
    if (name !== undefined) {
      const supported = siblings.names.size > 1 && !siblings.categories;
      const speaks =
        name.form === 'department' ? !label.hasSubject && supported : name.form === 'title' || supported || alone;
      if (!speaks || (doubtful && label.hasSubject)) return undefined;
      if (label.neighbours.length > 0)
        return withLabel({ ...around, scope: elsewhere(text, label, 'lead-in') }, text, label);
      const inherited: Context = {
        ...around,
        dimension: label.dimension === undefined ? context.dimension : undefined,
      };
      return withLabel({ ...inherited, scope: scopeOf(text, name, 'lead-in', 'strong') }, text, label);
    }
    if (label.silence !== undefined && !doubtful) return withLabel(context, text, label);
    if (label.dimensionOnly && (label.plainDimension || context.scope !== undefined))
      return withLabel(context, text, label);
    const namesSomebody =
      (label.neighbours.length > 0 &&
        !label.hasSubject &&
        (siblings.names.size > 1 || label.neighbours.some((neighbour) => neighbour.form === 'title'))) ||
      (label.someoneElse && siblings.names.size > 1 && label.neighbours.length === 0);
    if (namesSomebody) return { ...around, scope: elsewhere(text, label, 'lead-in') };
    if (siblings.owners && !doubtful && label.dimension === undefined)
      return { ...around, scope: elsewhere(text, label, 'lead-in') };
    if (label.plainDimension && !doubtful) return withLabel(context, text, label);
    return undefined;
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
    const match = OWNER_LINE.exec(text.text.slice(start, end));
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
    for (const item of list.items) this.#readItem(item, context, siblings);
  }

  #readItem(item: ListItem, context: Context, siblings: LabelRoles): void {
    const [first, ...rest] = item.blocks;
    if (first === undefined) return;
    if (first.kind !== 'paragraph') {
      this.#readFlow(item.blocks, context);
      return;
    }
    const { text } = first;
    const end = text.text.trimEnd().length;
    if (OWNER_LINE.test(text.text.slice(0, end))) {
      this.#readOwnerItem(text, end, context);
      return;
    }
    const note = findOwnerNote(text, 0, end, this.#grammar, this.#people) ?? this.#ownerAmong(rest);
    const owned = note === undefined ? context : this.#withNote(text, note, context);
    const [start, stop] = note === undefined || note.restEnd === 0 ? [0, end] : [note.restStart, note.restEnd];
    const label = itemLabel(text, rest.length > 0, this.#grammar, start, stop);
    const labelled =
      label === undefined ? undefined : this.#itemContext(text, label, owned, context, siblings, rest.length > 0);
    if (label !== undefined && labelled !== undefined) {
      this.#note(labelled, label.label);
      if (label.restStart < stop) {
        this.#state('item', text, label.restStart, stop, labelled);
      }
      this.#readFlow(rest, labelled);
      return;
    }
    this.#state('item', text, start, stop, owned);
    if (rest.length === 0) return;
    const leadIn = readLeadIn(text, start, stop, owned, this.#grammar, this.#people);
    const [noted, ...others] = this.#statements.at(-1)?.noted ?? [];
    // "Launch campaign (owner: social), film and stills": what is nested belongs to the only owner there is.
    const beneath = noted === undefined || others.length > 0 ? owned : { ...owned, scope: noted.scope };
    this.#readFlow(rest, leadIn?.context ?? beneath);
  }

  /** `- Owner: Brand team` beside other items of a role speaks for its parent; under a role it may list what is owned. */
  #readOwnerItem(text: InlineText, end: number, context: Context): void {
    const value = OWNER_LINE.exec(text.text.slice(0, end))?.[1];
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

  /** An owner named by a nested item: `- Owner: Marketing`. */
  #ownerAmong(blocks: readonly Block[]): (OwnerNote & { readonly in: InlineText }) | undefined {
    for (const block of blocks) {
      if (block.kind !== 'list') continue;
      for (const item of block.items) {
        const first = item.blocks[0];
        if (first?.kind !== 'paragraph') continue;
        const match = OWNER_LINE.exec(first.text.text.trimEnd());
        const value = match?.[1];
        if (match === null || value === undefined) continue;
        const start = match[0].length - value.length;
        const reading = readOwners(first.text, start, start + value.length, this.#grammar, this.#people);
        if (reading !== undefined)
          return {
            owners: reading.owners,
            start: reading.start,
            end: reading.end,
            restStart: 0,
            restEnd: 0,
            in: first.text,
          };
      }
    }
    return undefined;
  }

  /** What an item's label opens for the rest of the item and for what is nested in it. */
  #itemContext(
    text: InlineText,
    item: ItemLabel,
    context: Context,
    around: Context,
    siblings: LabelRoles,
    hasChildren: boolean,
  ): Context | undefined {
    const { label } = item;
    if (label.silence === 'excluded' && (hasChildren || item.restStart < text.text.length))
      return withLabel(context, text, label);
    if (context.scope !== around.scope && label.roles.length === 0) {
      // An owner note on the item has the last word on whose it is; the label may still say of which kind.
      return label.dimensionOnly && label.plainDimension && hasChildren ? withLabel(context, text, label) : undefined;
    }
    if (label.roles.length === 0 && !hasChildren) {
      if (label.silence === 'excluded' || label.silence === 'past' || namesRelation(item.text))
        return withLabel(context, text, label);
      if (label.dimensionOnly && label.plainDimension && item.restStart < text.text.length)
        return withLabel(context, text, label);
      const isOwner = label.neighbours.length > 0 || (label.someoneElse && siblings.names.size > 1);
      return isOwner && siblings.names.size > 1 && !label.hasSubject && !siblings.categories
        ? { ...around, scope: elsewhere(text, label, 'lead-in') }
        : undefined;
    }
    if (
      item.whole &&
      label.roles.length > 0 &&
      label.roles.every((name) => name.form === 'department') &&
      siblings.names.size < 2
    )
      return undefined;
    if (label.roles.length === 0 && label.silence !== undefined) return withLabel(context, text, label);
    if (label.roles.length === 0 && label.dimensionOnly) return withLabel(context, text, label);
    if (label.roles.length === 0 && hasChildren) {
      const owner = label.neighbours.length > 0 && !label.hasSubject;
      const title = TITLE_OF_A_PERSON.test(
        text.text
          .slice(label.start, label.end)
          .replace(/\([^()]*\)/g, '')
          .trim(),
      );
      return owner || title || (label.someoneElse && siblings.names.size > 1) || siblings.owners
        ? { ...around, scope: elsewhere(text, label, 'lead-in') }
        : undefined;
    }
    if (
      hasChildren &&
      item.whole &&
      label.roles.length === 1 &&
      label.roles[0]?.form !== 'department' &&
      !label.hasSubject
    ) {
      return this.#labelContext(text, label, around, around, siblings, false, true);
    }
    return this.#labelContext(text, label, context, around, siblings, item.mark === 'dash');
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
    if (form !== 'prose') for (const { scope } of noted) this.#note({ ...context, scope });
    this.#statements.push({ form, text, start, end, ...context, noted, sectionEnd });
  }

  #note(context: Context, label?: Label): void {
    if (context.scope !== undefined && namesRole(context.scope.owners)) {
      this.#hasScope = true;
      if (context.scope.strength === 'strong') this.#hasStrongScope = true;
    }
    if (label?.plainDimension === true || context.dimension !== undefined) this.#hasDimension = true;
  }
}

/** "Cost per acquisition: €20": what stands behind the label is a number, so that the line is a thing and its value. */
function hasValue(rest: string): boolean {
  return (
    rest.length <= LONGEST_VALUE &&
    /^\s*(?:[€$£~≥≤<>+=±−–-]|under|over|below|above|at least|at most|about|from)?\s*[€$£]?\d/iu.test(rest)
  );
}

/** How long a value may be with what belongs to it, in characters: "4,000 by the end of June, from 2,900". */
const LONGEST_VALUE = 60;

const ENUMERATOR = /^\s*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+/i;

/** "(b) the share of …": elements of an enumeration that its author wrote as paragraphs. */
function isEnumerated(block: Block | undefined): block is Paragraph {
  return block?.kind === 'paragraph' && ENUMERATOR.test(block.text.text);
}

/** The elements of an enumeration, each from behind its number to where the next line with a number begins. */
function enumeratedLines(text: string): readonly (readonly [number, number])[] {
  const elements: (readonly [number, number])[] = [];
  for (const [start, end] of linesOf(text)) {
    const mark = ENUMERATOR.exec(text.slice(start, end))?.[0].length;
    const last = elements.at(-1);
    if (mark !== undefined) elements.push([start + mark, end]);
    else if (last !== undefined) elements[elements.length - 1] = [last[0], end];
  }
  return elements.map(([start, end]) => [start, start + text.slice(start, end).trimEnd().length]);
}

const TITLE_OF_A_PERSON =
  /\b(?:manager|lead|leader|director|team|specialist|strategist|coordinator|officer|editor|analyst|consultant|producer|creator|designer|developer|engineer|writer|copywriter|freelancers?|agency|committee|council|board|founder|ceo|coo|cto|cfo|treasurer|trustees?|advocate|administrator|lawyer)s?$/i;

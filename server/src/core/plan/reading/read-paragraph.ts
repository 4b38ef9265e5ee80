import type { Block, Paragraph } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import { namesRole, readOwners } from '../../roles/owners';
import { elsewhere, evidenceOf, scopeOf, withLabel } from '../context';
import { isEnumerated } from '../labels/enumerations';
import { openForSection, type Flow } from './flow';
import { labelContext } from '../labels/label-contexts';
import { labelRolesOf, type LabelRoles } from '../labels/label-groups';
import { isNumbered, readHeadingLabel, readLabel, type Label } from '../labels/labels';
import { readLeadIn } from './lead-ins';
import {
  definitionStart,
  hasValue,
  isAlone,
  isDefined,
  isLabelledLine,
  linesOf,
  splitLabel,
  type Line,
} from '../labels/lines';
import type { OpenLabels } from '../labels/open-labels';
import { findOwnerNote, listsThings, ownerLine, readOwnerFirst, scopeOfNote } from '../owners/owner-notes';
import type { Context, Scope } from '../plan';
import { splitSentences } from '../../sentences/split-sentences';
import { FINITE } from '../../sentences/subjects';
import type { PlanWriter } from './plan-writer';
import { namesIn } from '../facts/text-reading';

/** An item with its notes, in lines. */
const MOST_ITEM_LINES = 5;

/** A paragraph that goes on about whom the one before spoke of: "The team shall …", "It …", "Success for …". */
const GOES_ON =
  /^\s*(?:\([a-z\d]{1,3}\)\s*)?(?:(?:it|its|they|their|she|her|hers|he|his)\b|(?:the|this|that) (?:team|role|position|desk|function|practice|department|unit|job|post|person|manager|agency|crew|group|holder)\b|(?:success|measured|judged|evaluated|assessed|accountable|responsible|kpis?)\b)/iu;

/** Reads a paragraph, and says which labels are open behind it. `next` is the block behind it. */
export function readParagraph(
  paragraph: Paragraph,
  labels: OpenLabels,
  next: Block | undefined,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const { text } = paragraph;
  const { speaker } = labels;
  if (speaker !== undefined && GOES_ON.test(text.text)) {
    const inner = { role: speaker, dimension: undefined, next: undefined };
    const { next: opened } = readParagraph(paragraph, inner, next, flow, writer);
    return { ...labels, next: opened };
  }
  const lines = linesOf(text.text);
  const context = labels.dimension ?? labels.role ?? flow.around;
  const itemEnd = endOfOwnedItem(text, lines);
  if (itemEnd !== undefined) {
    writer.stateNoted('item', text, itemStart(text), itemEnd, context);
    return { ...labels, next: undefined, speaker: undefined };
  }
  const labelled = lines.length > 1 && lines.every(([start, end]) => isLabelledLine(text, start, end));
  if (labelled) return readLabelledLines(text, lines, labels, flow, writer);
  const sentences = labelledSentences(text, writer);
  if (sentences !== undefined) return readLabelledSentences(text, sentences, labels, flow, writer);
  if (isDefined(text, lines)) return readDefinitions(text, lines, labels, flow, writer);
  const [start, end] = [0, text.text.trimEnd().length];
  const opened = readOwnerOfSection(text, start, end, context, labels, flow, writer);
  if (opened !== undefined) return opened;
  return readLine(text, start, end, labels, next, flow, writer);
}

/**
 * Where an item ends with the line that names its owner: "Unprompted awareness, 12 %" with "Owner: Brand" on the line
 * beneath, and perhaps "Due: June" beneath that. `undefined` where the paragraph is no such item.
 */
function endOfOwnedItem(text: InlineText, lines: readonly Line[]): number | undefined {
  const [first] = lines;
  if (lines.length < 2 || lines.length > MOST_ITEM_LINES || first === undefined) return undefined;
  const owner = lines.findIndex((line) => ownerLine(text, ...line) !== null);
  if (owner < 1) return undefined;
  const isSentence = /[.!?:]\s*$/.test(text.text.slice(...first)) && !ITEM_NUMBER.test(text.text);
  const behind = lines.slice(owner + 1).every((line) => isLabelledLine(text, ...line));
  return isSentence || !behind ? undefined : lines[owner]?.[1];
}

/** "A8. Moderate the group": a number that makes an item of a sentence. */
const ITEM_NUMBER = /^\s*(?:[a-z]{1,3}[ -]?\d{1,3}(?:\.\d{1,3})?|\d{1,3}(?:\.\d{1,3})*)[.:)]?\s+(?=\p{Lu})/iu;

function itemStart({ text }: InlineText): number {
  return ITEM_NUMBER.exec(text)?.[0].length ?? 0;
}

/**
 * Lines that each begin with a label. Whom one of them names, the next ones speak for that say what they list: "Community:
 * Mareike, two days" or "Owner: Community", then "Goal: …", "KPIs: …".
 */
function readLabelledLines(
  text: InlineText,
  lines: readonly Line[],
  labels: OpenLabels,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  let outer = labels;
  let spoken: OpenLabels | undefined;
  let isOwned = false;
  for (const [start, end] of lines) {
    if (spoken !== undefined && saysWhatItLists(text, start, end, isOwned, writer)) {
      readLine(text, start, end, spoken, undefined, flow, writer);
      continue;
    }
    const { frames } = flow;
    outer = readLine(text, start, end, outer, undefined, flow, writer);
    // An owner's line has opened the section for whoever it names, these lines among it.
    isOwned ||= flow.frames !== frames;
    const speaker = isOwned ? flow.frames.at(-1)?.context : outer.speaker;
    spoken = speaker && { role: speaker, dimension: undefined, next: undefined };
  }
  return { ...outer, next: undefined };
}

/** Sentences that each begin with a label. */
interface LabelledSentences {
  readonly before: Line | undefined;
  readonly sentences: readonly Line[];
  readonly siblings: LabelRoles;
}

/** "We compare four things. Community: peer answers, retention. Brand: awareness.": sentences that say whose they are. */
function labelledSentences(text: InlineText, { grammar }: PlanWriter): LabelledSentences | undefined {
  if (!MAY_BE_LABELLED.test(text.text)) return undefined;
  const sentences = splitSentences(text.text, 0, text.text.trimEnd().length);
  const labels = sentences.map(({ start, end }) => {
    const split = splitLabel(text, start, end);
    if (split?.mark !== 'colon') return undefined;
    const label = readLabel(text, split.start, split.end, grammar);
    return label.roles.length + label.neighbours.length === 1 && !label.hasSubject
      ? { label, text: text.text.slice(split.start, split.end) }
      : undefined;
  });
  const first = labels.findIndex((label) => label !== undefined);
  if (first < 0) return undefined;
  const named = labels.slice(first).filter((label) => label !== undefined);
  const siblings = labelRolesOf(named);
  if (named.length < labels.length - first || siblings.names.size < 2) return undefined;
  const end = sentences[first - 1]?.end;
  return {
    before: end === undefined ? undefined : [0, end],
    sentences: sentences.slice(first).map((sentence) => [sentence.start, sentence.end]),
    siblings,
  };
}

/** A look without which few paragraphs would be parted into sentences: a colon in one, and one near the beginning of the next. */
const MAY_BE_LABELLED = /:\s[^.!?]{1,300}[.!?]\s+\p{Lu}[^.:;!?\n]{1,40}:\s/u;

function readLabelledSentences(
  text: InlineText,
  { before, sentences, siblings }: LabelledSentences,
  labels: OpenLabels,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const around = before === undefined ? labels : readLine(text, ...before, labels, undefined, flow, writer);
  const named = flow.siblings;
  flow.siblings = siblings;
  const opened = readLabelledLines(text, sentences, around, flow, writer);
  flow.siblings = named;
  return opened;
}

/**
 * Whether the line's label names nobody, and says what the line lists or that nobody has it. Where the lines have an owner
 * it may say more: "Skills to add".
 */
function saysWhatItLists(
  text: InlineText,
  start: number,
  end: number,
  isOwned: boolean,
  { grammar }: PlanWriter,
): boolean {
  const split = splitLabel(text, start, end);
  if (split === undefined) return false;
  const label = readLabel(text, split.start, split.end, grammar);
  const { roles, neighbours, someoneElse, dimensionOnly, plainDimension, silence } = label;
  const lists = dimensionOnly || silence !== undefined || (isOwned && plainDimension);
  return roles.length === 0 && neighbours.length === 0 && !someoneElse && lists;
}

/** A term is a label that stands alone, and its definitions are the items beneath it. */
function readDefinitions(
  text: InlineText,
  [term = [0, 0], ...definitions]: readonly Line[],
  labels: OpenLabels,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const around = { ...labels, next: undefined, speaker: undefined };
  const inner = openLabel(text, readHeadingLabel(text, writer.grammar, ...term), around, true, flow, writer);
  for (const [start, end] of definitions) {
    const from = definitionStart(text, start, end);
    if (splitLabel(text, from, end) !== undefined) readLine(text, from, end, inner, undefined, flow, writer);
    else writer.stateNoted('item', text, from, end, inner.dimension ?? inner.role ?? flow.around);
  }
  return around;
}

/** A paragraph or line: a label that opens something, a label with its values, a lead-in to a list, or prose. */
function readLine(
  text: InlineText,
  start: number,
  end: number,
  labels: OpenLabels,
  next: Block | undefined,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const { grammar, people } = writer;
  const context = labels.dimension ?? labels.role ?? flow.around;
  const opened = readOwnerOfSection(text, start, end, context, labels, flow, writer);
  if (opened !== undefined) return opened;
  const split = splitLabel(text, start, end);
  const introduces = next?.kind === 'list' || next?.kind === 'table' || isEnumerated(next);
  const owned = introduces ? ownedList(text, start, end, context, writer) : undefined;
  if (owned !== undefined) {
    writer.note(owned);
    return { ...labels, next: owned, speaker: undefined };
  }
  const alone = isAlone(text, start, end, split?.restStart);
  if (alone && (split?.mark === 'strong' || (introduces && (split !== undefined || end - start <= 60)))) {
    const [labelStart, labelEnd] = [split?.start ?? start, split?.end ?? end];
    const label =
      split?.mark === 'strong'
        ? readHeadingLabel(text, grammar, labelStart, labelEnd)
        : readLabel(text, labelStart, labelEnd, grammar);
    // A bold label ends what the one before it said: "We do not own", "We are measured on".
    const open = split?.mark === 'strong' ? (labels.role ?? flow.around) : context;
    const leadIn = readLeadIn(text, start, end, open, grammar, people);
    if (leadIn !== undefined && (label.roles.length === 0 || split?.mark !== 'strong')) {
      writer.note(leadIn.context);
      return split?.mark === 'strong'
        ? { ...labels, dimension: leadIn.context, next: undefined }
        : { ...labels, next: leadIn.context };
    }
    return openLabel(text, label, labels, split?.mark === 'strong', flow, writer);
  }
  const owner = split?.mark === 'strong' ? readOwnerFirst(text, split.restStart, end, grammar, people) : undefined;
  if (owner !== undefined) {
    const theirs = { ...context, scope: scopeOfNote(text, owner) };
    writer.note(theirs);
    writer.stateNoted('item', text, owner.restStart, end, theirs);
    return { ...labels, next: undefined, speaker: theirs };
  }
  if (split !== undefined) {
    const label = readLabel(text, split.start, split.end, grammar);
    const labelled = labelContext(text, label, context, flow.around, flow.siblings, split.mark === 'dash', people);
    if (labelled !== undefined) {
      writer.note(labelled, label);
      writer.stateNoted('item', text, split.restStart, end, labelled);
      const speaker = labelled.scope === context.scope ? undefined : labelled;
      if (split.mark !== 'strong') return { ...labels, next: undefined, speaker };
      const leadIn = introduces ? readLeadIn(text, split.restStart, end, labelled, grammar, people) : undefined;
      return {
        ...labels,
        next: leadIn?.context ?? (introduces && !isEnumerated(next) ? labelled : undefined),
        speaker,
      };
    }
    if (split.mark === 'strong' && label.roles.length === 0) {
      const leadIn = readLeadIn(text, split.start, split.end, context, grammar, people);
      if (leadIn !== undefined) {
        writer.stateNoted('item', text, split.restStart, end, leadIn.context);
        return { ...labels, next: undefined };
      }
    }
  }
  const leadIn = introduces ? readLeadIn(text, start, end, context, grammar, people) : undefined;
  if (leadIn !== undefined) writer.note(leadIn.context);
  if (leadIn?.whole !== true) {
    const rest = split === undefined ? '' : text.text.slice(split.restStart, end);
    // "**Customers** – answer time, 70 minutes; followers, 88k": what is listed stands behind the label.
    const isListed = split?.mark === 'strong' && rest.includes(';') && !FINITE.test(rest);
    const form = isListed || hasValue(rest) ? 'item' : 'prose';
    writer.state(form, text, isListed ? split.restStart : start, end, youAre(text, context, flow, writer));
  }
  const { role, dimension } = labels;
  const opens = leadIn?.context;
  // Nearly every paragraph leaves the labels as they are.
  return opens === labels.next && labels.speaker === undefined
    ? labels
    : { role, dimension, next: opens, speaker: undefined };
}

/** "Creator numbers (owner: social team)" before a list says whose it is. */
function ownedList(
  text: InlineText,
  start: number,
  end: number,
  context: Context,
  { grammar, people }: PlanWriter,
): Context | undefined {
  const note = findOwnerNote(text, start, end, grammar, people, 'elsewhere');
  if (note === undefined || !namesRole(note.owners)) return undefined;
  if (/[.!?;]\s/.test(text.text.slice(note.restStart, note.restEnd))) return undefined;
  const label = readLabel(text, note.restStart, note.restEnd, grammar);
  return withLabel({ ...context, scope: scopeOfNote(text, note) }, text, label);
}

/** "You are a community manager …" speaks for the section that it opens. */
function youAre(text: InlineText, context: Context, flow: Flow, writer: PlanWriter): Context {
  if (!/^\s*you(?:['’]re| are) (?:an?|the|our)\b/i.test(text.text)) return context;
  const sentence = /^[^.!?\n]*/.exec(text.text)?.[0] ?? '';
  const name = namesIn(text, 0, sentence.length, writer.grammar)[0];
  if (name?.form !== 'title') return context;
  const scope = name.role === undefined ? elsewhere(text, name, 'lead-in') : scopeOf(text, name, 'lead-in', 'strong');
  const opened = { ...context, scope };
  openForSection(flow, scope, writer);
  writer.note(opened);
  return opened;
}

/** A label that stands alone: it speaks for what follows until another label, a heading or a rule comes. */
function openLabel(
  text: InlineText,
  label: Label,
  labels: OpenLabels,
  strong: boolean,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const around = flow.around;
  const base = labels.role ?? around;
  if (label.roles.length > 1) return { role: { ...around, scope: undefined }, dimension: undefined, next: undefined };
  const opened = labelContext(text, label, base, around, flow.siblings, false, writer.people, true);
  if (opened !== undefined && opened.scope !== base.scope) {
    writer.note(opened, label);
    const inner = label.dimension === undefined ? { ...opened, dimension: undefined } : opened;
    return { role: inner, dimension: undefined, next: undefined };
  }
  if (opened !== undefined) {
    writer.note(opened, label);
    return strong ? { ...labels, dimension: opened, next: undefined } : { ...labels, next: opened };
  }
  // "Objective 2: a forum that is kind": one of several things of whoever spoke before.
  if (strong && isNumbered(text, label)) return { ...labels, dimension: undefined, next: undefined };
  // An unknown bold label ends the scope of the role label before it; what a heading opened goes on.
  return strong ? { role: undefined, dimension: undefined, next: undefined } : { ...labels, next: undefined };
}

/** `Owner: Brand team` on a line of its own speaks for the section it stands in; `Owner: paid search` lists what is owned. */
function readOwnerOfSection(
  text: InlineText,
  start: number,
  end: number,
  context: Context,
  labels: OpenLabels,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels | undefined {
  const match = ownerLine(text, start, end);
  const value = match?.[1];
  if (match === null || value === undefined) return undefined;
  const valueStart = start + match[0].length - value.length;
  const stop = /\s·\s|\s[–—]\s|\s\|\s/.exec(value)?.index ?? value.length;
  const names = namesIn(text, valueStart, valueStart + stop, writer.grammar);
  const reading = readOwners(text, valueStart, valueStart + stop, writer.grammar, writer.people, names);
  if (reading === undefined) return undefined;
  if (!namesRole(reading.owners) && listsThings(value)) {
    writer.state('item', text, valueStart, end, context);
    return labels;
  }
  const scope: Scope = {
    owners: reading.owners,
    source: 'owner-note',
    strength: 'strong',
    evidence: evidenceOf(text, reading),
  };
  const opened: Context = { ...context, scope };
  writer.note(opened);
  if (labels.role !== undefined || labels.dimension !== undefined)
    return { role: opened, dimension: undefined, next: undefined };
  // A bare first name under a heading that names the role is the role's own person.
  if (!namesRole(reading.owners) && context.scope !== undefined && namesRole(context.scope.owners)) return labels;
  openForSection(flow, scope, writer);
  return labels;
}

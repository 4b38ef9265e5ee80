import type { Analysis } from '../analyze';
import { pathTo } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import { findElements } from '../plan/owners/elements';
import type { Scope } from '../plan/plan';
import type { Role, RoleId } from '../taxonomy/schema';
import { insertAt, type Edit } from '../text/edits';
import { covers, overlaps } from '../text/span';
import type { Origin } from './origin';
import { namesFor, type Likeness } from './role-wording';
import type { Variant } from './verify';

/**
 * How a plan writes owner notes: `(owner: social)`, `— owner: social`, `[Social]`, `@social-team`. What stands before the
 * names and behind them, with the blank that parts the note from the item.
 */
interface NoteStyle {
  readonly before: string;
  readonly behind: string;
  /** What stands between several owners. */
  readonly joint: string;
  /** It can stand behind one element of several, and in a sentence. */
  readonly anywhere: boolean;
  /** How somebody is named in such a note; `undefined` where the plan has none. */
  readonly example: Likeness | undefined;
}

const PLAIN: NoteStyle = { before: ' (owner: ', behind: ')', joint: ' + ', anywhere: true, example: undefined };

/** Ways to name one more owner in the note that speaks for the item; none where the owner is named elsewhere. */
export function noteExtensions(origin: Origin, role: Role): readonly Variant[] {
  const { analysis, assignment, path } = origin;
  const { evidence, source } = assignment.scope;
  const here = path.items.at(-1)?.item.span ?? path.blocks.at(-1)?.span;
  if (source !== 'owner-note' || here === undefined || !covers(here, evidence)) return [];
  const note = noteAround(assignment.scope, analysis);
  if (note === undefined) return [];
  const joint = note.joint ?? styleIn(analysis, true, note.style.before)?.joint ?? note.style.joint;
  return namesFor(role, { text: analysis.source.slice(evidence), role: origin.from, source }, analysis).flatMap(
    (name): Variant[] => {
      const longer = insertAt(note.end, joint + name);
      return [
        () => [longer],
        // The note was the whole item's; each of the others now says so by itself.
        () => [...notesOnOthers(origin, note.style, [analysis.source.slice(evidence)]), longer],
      ];
    },
  );
}

/** Ways to write a note that names whoever has the term now and one more: behind the item, or behind the term alone. */
export function newNotes(origin: Origin, role: Role): readonly Variant[] {
  const { analysis, statement } = origin;
  const inList = statement.form === 'item' && origin.path.items.length > 0;
  const style = styleIn(analysis, inList) ?? PLAIN;
  const inner = style.anywhere ? style : (styleIn(analysis, false) ?? PLAIN);
  const given = origin.assignment.owners.flatMap((owner) =>
    owner.kind === 'role' ? (analysis.taxonomy.role(owner.role) ?? []) : [],
  );
  const noteIn = (how: NoteStyle, names: readonly string[]): string => how.before + names.join(how.joint) + how.behind;
  const outer = namesIn(style, given, role, analysis);
  return namesIn(inner, given, role, analysis).flatMap((names, choice): Variant[] => {
    const behindTerm = insertAt(endOfTerm(origin), noteIn(inner, names));
    const wholeItem = insertAt(endOfItem(origin), noteIn(style, outer[choice] ?? names));
    if (statement.form === 'prose') return [() => [behindTerm]];
    if (statement.form === 'heading') return [() => [wholeItem]];
    return isEnumeration(origin)
      ? [() => [behindTerm], () => [...notesOnOthers(origin, inner, names.slice(0, -1)), behindTerm]]
      : [() => [wholeItem], () => [behindTerm]];
  });
}

/** What to call those who have the term and the one more: as in the plan's notes, or else by the words for their fields. */
function namesIn(
  { example, before }: NoteStyle,
  given: readonly Role[],
  role: Role,
  analysis: Analysis,
): readonly (readonly string[])[] {
  const called = [...given, role].map((one) => {
    const field = (one.titles.departments[0] ?? one.label).toLowerCase();
    const names = example === undefined ? [field, `${field} team`, one.phrase] : namesFor(one, example, analysis);
    return before.endsWith('@') ? names.map((name) => name.toLowerCase().replace(/[^\p{L}\d]+/gu, '-')) : names;
  });
  return [0, 1, 2].map((choice) => called.map((names) => names[Math.min(choice, names.length - 1)] ?? ''));
}

/** Several things are listed where the term stands, so that a note concerns it alone. */
function isEnumeration({ statement: { text, start, end } }: Origin): boolean {
  return findElements(text.text, start, end).some(({ after }, index) => index > 0 && after === 'separator');
}

/** Notes behind the other terms of the statement that say what held for them without saying. */
function notesOnOthers(origin: Origin, style: NoteStyle, names: readonly string[]): readonly Edit[] {
  const { analysis, statement, assignment } = origin;
  return analysis.judged.flatMap(({ assignment: other }) => {
    if (other.statement !== statement || other === assignment) return [];
    const isNoted = statement.noted.some((element) => overlaps(element, other.mention));
    const reading = other.readings[0];
    if (isNoted || reading === undefined) return [];
    return [
      insertAt(endBehind(statement.text, reading.end, analysis), style.before + names.join(style.joint) + style.behind),
    ];
  });
}

function endOfTerm({ assignment, statement, analysis }: Origin): number {
  return endBehind(statement.text, assignment.readings[0]?.end ?? assignment.mention.end, analysis);
}

/** The item's end, before the full stop that closes it. */
function endOfItem({ statement: { text, start, end }, analysis }: Origin): number {
  const words = text.text.slice(start, end).replace(/[\s.;]+$/, '');
  return endBehind(text, start + words.length, analysis);
}

/** The document's offset behind a plain one, with the marks that close there: `**CTR**`, `[CTR](x)`. */
function endBehind(text: InlineText, plainEnd: number, { source }: Analysis): number {
  const { end } = text.sourceSpan(plainEnd - 1, plainEnd);
  return end + (/^(?:\*+|_+(?![\p{L}\d])|\]\([^()\s]*\)|\]\[[^\]]*\])*/u.exec(source.text.slice(end))?.[0].length ?? 0);
}

/** The style of most of the plan's notes; with `before`, that of the notes which begin so. */
function styleIn(analysis: Analysis, inList: boolean, before?: string): NoteStyle | undefined {
  const scopes = analysis.plan.statements.flatMap(({ scope, noted }): readonly (Scope | undefined)[] => [
    scope,
    ...noted.map((element) => element.scope),
  ]);
  const seen = new Set<number>();
  const counts = new Map<string, { style: NoteStyle; count: number }>();
  for (const scope of scopes) {
    if (scope?.source !== 'owner-note' || seen.has(scope.evidence.start)) continue;
    seen.add(scope.evidence.start);
    const note = noteAround(scope, analysis);
    if (note === undefined || !(note.style.anywhere || inList) || note.style.before === '') continue;
    if (before !== undefined && (note.style.before !== before || note.joint === undefined)) continue;
    const entry = counts.get(note.style.before) ?? { style: note.style, count: 0 };
    // A note with several owners shows how they are joined.
    counts.set(note.style.before, {
      style: note.joint === undefined ? entry.style : { ...entry.style, joint: note.joint },
      count: entry.count + 1,
    });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.style;
}

/** A note of the plan: where its names end, how it is written, and what joins its owners where it has several. */
interface Note {
  readonly end: number;
  readonly style: NoteStyle;
  readonly joint: string | undefined;
}

function noteAround(scope: Scope, { tree, source, taxonomy }: Analysis): Note | undefined {
  const { evidence } = scope;
  const { text } = pathTo(tree, evidence.start);
  const at = text?.plainOffset(evidence.start);
  if (text === undefined || at === undefined) return undefined;
  const line = text.text.slice(text.text.lastIndexOf('\n', at) + 1, at);
  const behind = text.text.slice(at).split('\n', 1)[0] ?? '';
  const [owner] = scope.owners;
  const role = owner?.kind === 'role' ? taxonomy.role(owner.role) : undefined;
  const example: Likeness = { text: source.slice(evidence), role, source: 'owner-note' };
  const noteOf = (names: string, style: Omit<NoteStyle, 'example'>): Note => {
    const joint = jointOf(names);
    const end = text.sourceSpan(at + names.length - 1, at + names.length).end;
    return { end, style: { ...style, joint: joint ?? style.joint, example }, joint };
  };
  const bracket = /[([][^()[\]]*$/.exec(line)?.[0];
  if (bracket !== undefined) {
    const isPlain = bracket.trim().length === 1;
    return noteOf(/^[^)\]]*/.exec(behind)?.[0].trimEnd() ?? '', {
      before: ` ${bracket}`,
      behind: bracket.startsWith('[') ? ']' : ')',
      joint: isPlain ? ' / ' : ' + ',
      anywhere: true,
    });
  }
  const handle = /(?:\s[–—-]{1,2})?\s*@$/u.exec(line)?.[0];
  if (handle !== undefined) {
    const names = /^[\p{L}\d_-]+(?:\s*(?:[,/+&]|\band\b)?\s*@[\p{L}\d_-]+)*/u.exec(behind)?.[0] ?? example.text;
    return noteOf(names, { before: handle, behind: '', joint: ', @', anywhere: false });
  }
  const names = (/^.*?(?=\s·\s|\s[–—]\s|\s\||$)/u.exec(behind)?.[0] ?? behind).replace(/[\s.;]+$/, '');
  const before = /(?:\s[–—-]{1,2}|[;,.·|])\s*\p{L}[^:=]*[:=]\s*$/u.exec(line)?.[0] ?? '';
  return noteOf(names, { before, behind: '', joint: ' + ', anywhere: false });
}

/** What stands between several names. */
function jointOf(names: string): string | undefined {
  return /\s*(?:[,/+&]|\band\b)\s*@?(?=\p{L})/u.exec(names)?.[0];
}

/** Ids of those who have the term now. */
export function rolesOf({ assignment }: Origin): readonly RoleId[] {
  return assignment.owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
}

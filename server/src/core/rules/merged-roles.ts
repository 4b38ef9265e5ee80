import type { Block, Change, MarkdownTree } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import { readLabel } from '../plan/labels/labels';
import { splitLabel } from '../plan/labels/lines';
import type { Plan, Section, Statement } from '../plan/plan';
import { readingOf } from '../plan/facts/text-reading';
import { findMergedNames, type MergedNames } from '../roles/merged-names';
import { findRoleNames, type RoleGrammar } from '../roles/role-names';
import type { RoleId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { isMarkedAsBefore, mark, ofMarked, type Marked, type SameEnds } from '../text/marked';
import { covers, firstEndingAfter, firstStartingFrom, type Span } from '../text/span';
import type { Words } from './findings';
import page from './merged-roles.md';
import type { Found, MovedFacts } from './moved-facts';
import { hasOwners, labelsOf, ownersIn, type Place } from './naming-places';
import { listRoles } from './role-phrases';
import type { Fact, Rule, RuleInput } from './rule';
import { sectionsOf } from './section-index';
import { sectionKindsOf } from './section-kinds';
import { A_LETTER, caseless } from '../text/pattern';

/** Two roles that a plan treats as one. */
export interface MergedFact extends Fact {
  /** One title over both, one section for both, or the whole of one role as a task of the other. */
  readonly kind: 'title' | 'section' | 'task';
  /** The words of the plan. */
  readonly text: string;
  /** Of a task: whose it is made, and which role it is. */
  readonly roles: readonly [RoleId, RoleId];
}

/** Two of the roles melted into one person, one team or one section. */
export const mergedRoles: Rule<MergedFact> = {
  name: 'merged-roles',
  severity: 'information',
  page,
  find: findMerged,
  say: sayMerged,
};

/** Which blocks, statements and sections speak of two roles, and in which words: what is kept for the next version. */
interface Kept {
  readonly grammar: RoleGrammar;
  /** For each label of a block that may name a role, which two are one title there. */
  readonly titled: Marked<readonly (MergedNames | undefined)[]>;
  readonly tasks: Marked<MergedNames>;
  /** The statements that name their owners by one title. */
  readonly owned: Marked<true>;
  /** The sections whose headings name two roles side by side and nothing else. */
  readonly shared: Marked<MergedNames>;
  /** There were just these in the earlier version, and nothing has changed in those sections. */
  readonly areAsBefore: boolean;
}

function findMerged(input: RuleInput, earlier?: MovedFacts<MergedFact>): Found<MergedFact> {
  const { memory } = input;
  const kept = memory?.of<Kept>(mergedRoles, (before) => lookForMerged(input, before)) ?? lookForMerged(input);
  if (earlier !== undefined && kept.areAsBefore && sectionKindsOf(input).areAsBefore) return earlier;
  const facts = [...findTitles(input, kept), ...findSections(input, kept.shared), ...findTasks(input, kept.tasks)];
  return withoutOverlaps(facts);
}

function lookForMerged({ tree, plan, grammar }: RuleInput, earlier?: Kept): Kept {
  const { blocks, change } = tree;
  const { statements, sections } = plan;
  const known = earlier?.grammar === grammar ? earlier : undefined;
  const titlesOf = (index: number): readonly (MergedNames | undefined)[] | undefined => {
    const titles = labelsAt(index, tree, grammar).map((label) => titleIn(label, grammar));
    return titles.some((title) => title !== undefined) ? titles : undefined;
  };
  const taskOf = (index: number): MergedNames | undefined => {
    const statement = statements[index];
    return statement && taskIn(statement, grammar);
  };
  const isOwned = (index: number): true | undefined => {
    const statement = statements[index];
    if (statement === undefined || !hasOwners(statement)) return undefined;
    return ownersIn([statement], tree).some((owners) => titleIn(owners, grammar) !== undefined) || undefined;
  };
  const sharedBy = (index: number): MergedNames | undefined => {
    const section = sections[index];
    return section && sharedIn(section, grammar);
  };
  const same = sameStatements(plan, known?.tasks.count ?? 0);
  const titled = mark(blocks.length, titlesOf, known?.titled, change);
  const tasks = mark(statements.length, taskOf, known?.tasks, same);
  const owned = mark<true>(statements.length, isOwned, known?.owned, same);
  const shared = mark(sections.length, sharedBy, known?.shared, plan.kept?.sections);
  const areAsBefore =
    isMarkedAsBefore(known?.titled, titled) &&
    isMarkedAsBefore(known?.tasks, tasks) &&
    isMarkedAsBefore(known?.owned, owned) &&
    isMarkedAsBefore(known?.shared, shared) &&
    shared.numbers.every((number) => !isChanged(sections[number]?.span, change));
  return { grammar, titled, tasks, owned, shared, areAsBefore };
}

/** Which of a plan's statements are as they were in the earlier version, of which there were so many. */
function sameStatements({ statements, kept }: Plan, earlier: number): SameEnds {
  const [first, last] = [kept?.runs[0], kept?.runs.at(-1)];
  const before = first?.at === 0 && first.from === 0 ? first.count : 0;
  const reachesEnd =
    last !== undefined && last.at + last.count === statements.length && last.from + last.count === earlier;
  return { before, behind: reachesEnd && last !== first ? last.count : 0 };
}

function isChanged(span: Span | undefined, change: Change | undefined): boolean {
  if (span === undefined || change === undefined) return true;
  const { fromB, toB } = change.changed;
  return span.start <= toB && fromB <= span.end;
}

/** Of facts about the same words the first. */
function withoutOverlaps(facts: readonly MergedFact[]): readonly MergedFact[] {
  /** What is spoken of already, in order. */
  const taken: Span[] = [];
  return facts.filter(({ span }) => {
    const from = firstEndingAfter(taken, span.start);
    const isFree = (taken[from]?.start ?? Infinity) >= span.end;
    let [{ start, end }, count] = [span, 0];
    for (let other = taken[from]; other !== undefined && other.start < span.end; other = taken[from + count]) {
      start = Math.min(start, other.start);
      end = Math.max(end, other.end);
      count++;
    }
    taken.splice(from, count, { start, end });
    return isFree;
  });
}

/** Labels that set the roles against each other, or speak of what stands between them. */
const COMPARES = caseless`\b(?:vs|versus|compar\w*|between|differ\w*|or|not|split|separat\w*|boundar\w*|interfaces?|hand-?(?:off|over)s?|who does what|agreement|meetings?|sync)\b`;

/** Without any of these nothing is joined; most labels have none. */
const JOINS = /[/&+]|\band\b/i;

/** One title over two roles, in a heading, a label, a table's header, or where an owner is named. */
function findTitles(input: RuleInput, { titled, owned }: Kept): readonly MergedFact[] {
  const { tree, plan, grammar } = input;
  const say = ({ text }: Place, merged: MergedNames | undefined): readonly MergedFact[] => {
    if (merged === undefined || isSilenced(text.sourceSpan(merged.start, merged.end), input)) return [];
    return [factOf('title', text, merged)];
  };
  const inLabels = ofMarked(titled, (block, titles) =>
    labelsAt(block, tree, grammar).flatMap((label, index) => say(label, titles[index])),
  );
  const statements = owned.numbers.flatMap((index) => plan.statements.slice(index, index + 1));
  return [...inLabels, ...ownersIn(statements, tree).flatMap((place) => say(place, titleIn(place, grammar)))];
}

/** The labels of a block right beneath the document that may name a role. */
function labelsAt(block: number, { blocks }: MarkdownTree, grammar: RoleGrammar): readonly Place[] {
  return labelsOf(blocks.slice(block, block + 1), (text) => readingOf(text, grammar).mayNameRoles(text));
}

function titleIn({ text, start, end }: Place, grammar: RoleGrammar): MergedNames | undefined {
  const part = text.text.slice(start, end);
  if (!JOINS.test(part) || !readingOf(text, grammar).mayNameRoles(text) || COMPARES.test(part)) return undefined;
  const merged = findMergedNames(text, start, end, grammar);
  return merged?.underOneTitle === true ? merged : undefined;
}

/** The two roles that a heading names side by side, and nothing else. "Marketing & Brand" is what departments are called. */
function sharedIn({ label, heading: { text } }: Section, grammar: RoleGrammar): MergedNames | undefined {
  if (label.roles.length !== 2 || label.hasSubject || label.neighbours.length > 0 || COMPARES.test(text.text))
    return undefined;
  const merged = findMergedNames(text, label.start, label.end, grammar);
  return merged === undefined || merged.underOneTitle || merged.roles.includes('marketing') ? undefined : merged;
}

/** Sections that speak for two roles at once, with nothing beneath that tells their things apart. */
function findSections(input: RuleInput, shared: Marked<MergedNames>): readonly MergedFact[] {
  const { tree, plan, grammar } = input;
  let withOwn: ReadonlySet<RoleId> | undefined;
  return ofMarked(shared, (index, merged) => {
    const section = plan.sections[index];
    if (section === undefined || index === 0 || section.context.silence !== undefined) return [];
    withOwn ??= rolesWithSections(input);
    if (merged.roles.some((role) => withOwn?.has(role) === true)) return [];
    return !listsThings(section, plan) || isToldApart(section, plan, tree, grammar)
      ? []
      : [factOf('section', section.heading.text, merged)];
  });
}

/** The roles for which the plan has a section. */
function rolesWithSections(input: RuleInput): ReadonlySet<RoleId> {
  const kinds = new Set(sectionKindsOf(input).kinds);
  return new Set([...kinds].flatMap(({ opensFor }) => opensFor));
}

/** Two or more items or cells that are said to be metrics, tasks or aims. */
function listsThings(section: Section, plan: Plan): boolean {
  let listed = 0;
  return someStatement(section, plan, ({ form, dimension }) => {
    if ((form === 'item' || form === 'cell') && dimension !== undefined) listed++;
    return listed >= 2;
  });
}

/** Headings, labels, columns or notes beneath name either role or somebody else. */
function isToldApart(section: Section, plan: Plan, tree: MarkdownTree, grammar: RoleGrammar): boolean {
  if (someStatement(section, plan, ({ scope }) => scope !== undefined)) return true;
  const { span, heading } = section;
  const within = tree.blocks
    .slice(
      firstStartingFrom(tree.blocks, span.start, startOfBlock),
      firstStartingFrom(tree.blocks, span.end, startOfBlock),
    )
    .filter((block) => covers(span, block.span) && block !== heading);
  return labelsOf(within).some(({ text, start, end }) => readLabel(text, start, end, grammar).roles.length > 0);
}

function startOfBlock({ span }: Block): number {
  return span.start;
}

/** Whether the test says yes to one of the statements in the section. */
function someStatement({ span }: Section, { statements }: Plan, test: (statement: Statement) => boolean): boolean {
  const from = firstStartingFrom(statements, span.start, (statement) => spanOf(statement).start);
  for (let index = from; index < statements.length; index++) {
    const statement = statements[index];
    if (statement === undefined) break;
    const { start, end } = spanOf(statement);
    if (start >= span.end) break;
    if (end <= span.end && test(statement)) return true;
  }
  return false;
}

/** "Community management" among the tasks of social media: the whole of one role as an item of another's list. */
function findTasks(input: RuleInput, tasks: Marked<MergedNames>): readonly MergedFact[] {
  const { tree, plan } = input;
  return ofMarked(tasks, (index, merged) => {
    const statement = plan.statements[index];
    if (statement === undefined) return [];
    const { text, scope } = statement;
    const span = text.sourceSpan(merged.start, merged.end);
    if (isSilenced(span, input) || isBudgetRow(tree, span)) return [];
    return [factOf('task', text, merged, scope?.evidence)];
  });
}

function taskIn(statement: Statement, grammar: RoleGrammar): MergedNames | undefined {
  const { scope, silence, dimension, form } = statement;
  const [owner, ...others] = scope?.owners ?? [];
  if (scope?.strength !== 'strong' || owner?.kind !== 'role' || others.length > 0 || silence !== undefined)
    return undefined;
  if (form === 'prose' || form === 'heading' || (dimension !== undefined && dimension.dimension !== 'tactic'))
    return undefined;
  const whole = functionIn(statement, grammar);
  // Marketing departments do hold the other functions; that is an organisation chart and no merger.
  if (whole === undefined || [owner.role, whole.role].includes('marketing') || whole.role === owner.role)
    return undefined;
  return { ...whole, roles: [owner.role, whole.role], underOneTitle: false };
}

/** How long an item may be that is nothing but a function's name, in characters. */
const LONGEST_FUNCTION = 40;

/** The function that is all of an item, or all of its label. */
function functionIn({ text, start, end }: Statement, grammar: RoleGrammar): (Span & { role: RoleId }) | undefined {
  const label = splitLabel(text, start, end) ?? { start, end };
  if (label.end - label.start > LONGEST_FUNCTION || !readingOf(text, grammar).mayNameRoles(text)) return undefined;
  const [name, ...others] = findRoleNames(text.text, text.wordsIn(label.start, label.end), grammar);
  if (name?.role === undefined || name.form !== 'function' || others.length > 0) return undefined;
  const rest = text.text.slice(label.start, name.start) + text.text.slice(name.end, label.end);
  return A_LETTER.test(rest) ? undefined : { start: name.start, end: name.end, role: name.role };
}

/** A row that says what something costs or how long it takes lists services that are bought. */
function isBudgetRow(tree: MarkdownTree, span: Span): boolean {
  const { cell } = pathTo(tree, span.start);
  return (
    cell?.table.header.cells.some(({ text }) =>
      /€|\$|£|\b(?:hours?|days?|fees?|price|costs?|budget|fte|posts|spend|hands? (?:off|over)|to)\b/i.test(text.text),
    ) ?? false
  );
}

function isSilenced(span: Span, input: RuleInput): boolean {
  const index = sectionsOf(input);
  for (let at = index.innermostAt(span.start); at >= 0; at = index.around(at)) {
    const section = input.plan.sections[at];
    if (section?.context.silence !== undefined && covers(section.span, span)) return true;
  }
  return false;
}

function spanOf({ text, start, end }: Statement): Span {
  return text.sourceSpan(start, end);
}

function factOf(kind: MergedFact['kind'], text: InlineText, merged: MergedNames, evidence?: Span): MergedFact {
  return {
    span: text.sourceSpan(merged.start, merged.end),
    related: evidence === undefined ? [] : [{ span: evidence, message: 'Whose task it is made is said here.' }],
    roles: merged.roles,
    arguable: false,
    weak: false,
    kind,
    text: text.text.slice(merged.start, merged.end).replace(/\s+/g, ' '),
  };
}

function sayMerged({ kind, text, roles }: MergedFact, taxonomy: Taxonomy): Words {
  const [first, second] = roles.map((role) => taxonomy.role(role));
  const both = listRoles([first, second]);
  const why = [first, second]
    .flatMap((role) => (role === undefined ? [] : [`${capitalise(role.phrase)} is about ${uncapitalise(role.focus)}`]))
    .join(' ');
  switch (kind) {
    case 'title':
      return {
        what: `“${text}” makes one role out of ${both}.`,
        why,
        todo: 'Say which of the two is meant here. Where one person does both jobs, keep the two apart in the plan, with tasks and measures for each.',
      };
    case 'section':
      return {
        what: `“${text}” gives one list to ${both}.`,
        why,
        todo: 'Make a section or a label for each of them, or name the owner of every item.',
      };
    case 'task':
      return {
        what: `“${text}” is the whole work of a role, and is listed as one task of ${listRoles([first])}.`,
        why,
        todo: `Name the tasks that ${listRoles([first])} takes over, such as answering comments, or give ${listRoles([second])} an owner of its own.`,
      };
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalise(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

import type { Analysis } from '../analyze';
import { plainText, type InlineText } from '../markdown/inline-text';
import { readLabel } from '../plan/labels/labels';
import type { Context, Scope, Section, Silence } from '../plan/plan';
import { findRoleNames, type RoleName } from '../roles/role-names';
import type { RoleId } from '../taxonomy/schema';
import { overlaps, type Span } from '../text/span';
import { sectionAt, type TextPlace } from './place';

/** The name of a role, or of a neighbour function that is recognised and never checked. */
export interface RoleAt {
  readonly kind: 'role';
  readonly span: Span;
  /** Our role, or `undefined` for a neighbour. */
  readonly role: RoleId | undefined;
  /** The neighbour function's id, or `undefined` for one of our roles. */
  readonly neighbour: string | undefined;
  /** The roles that the heading or cell sets side by side, the one in question first; empty where it names no other. */
  readonly besides: readonly RoleId[];
  /** The scope that the name opens, where it does: the section, column, row or list that speaks for the role. */
  readonly opens: Scope | undefined;
  /** The heading whose section the scope is, where the name stands in one. */
  readonly section: Section | undefined;
  /** Why what stands with the name is given to nobody all the same. */
  readonly silence: Silence | undefined;
}

/** The role's name at an offset, in the text there or in the front matter. Bare department words count where they open a scope. */
export function roleAt(analysis: Analysis, offset: number, place: TextPlace | undefined): RoleAt | undefined {
  const line = place ?? frontMatterLine(analysis, offset);
  if (line === undefined) return undefined;
  const { text } = line;
  const grammar = analysis.plan.grammar;
  const end = text.text.length;
  const name = findRoleNames(text.text, text.wordsIn(0, end), grammar).find(
    (one) => one.start <= line.offset && line.offset <= one.end,
  );
  if (name === undefined) return personAt(analysis, line.offset, place);
  const span = text.sourceSpan(name.start, name.end);
  const cell = place?.path.cell?.cell?.text;
  // The second name of an owner cell is an owner too, though the scope rests on the first.
  const context =
    contextFrom(analysis, span) ??
    (cell === undefined ? undefined : ofOwner(contextFrom(analysis, cell.sourceSpan(0, end)), name));
  const opens = context?.scope;
  const isLabel =
    place !== undefined && (place.path.cell !== undefined || place.path.blocks.at(-1)?.kind === 'heading');
  const beside = isLabel ? rolesBeside(readLabel(text, 0, end, grammar).roles, name) : [];
  if (name.form !== 'title' && name.form !== 'function' && opens === undefined && beside.length < 2) return undefined;
  const inHeading = place?.path.blocks.at(-1)?.kind === 'heading';
  return {
    kind: 'role',
    span,
    role: name.role,
    neighbour: name.neighbour,
    besides: beside,
    opens,
    section: inHeading ? sectionAt(analysis.plan, span.start) : undefined,
    silence: context?.silence,
  };
}

/** A heading that is a person whom the plan ties to a role, and whose section is therefore that role's: "## Sofie". */
function personAt({ plan }: Analysis, offset: number, place: TextPlace | undefined): RoleAt | undefined {
  const heading = place?.path.blocks.at(-1);
  if (place === undefined || heading?.kind !== 'heading') return undefined;
  const section = sectionAt(plan, heading.span.start);
  const scope = section?.context.scope;
  const [owner] = scope?.owners ?? [];
  if (section?.opensScope !== true || scope === undefined || owner?.kind !== 'role') return undefined;
  const { start, end } = scope.evidence;
  const at = place.text.sourceSpan(offset, offset).start;
  if (at < start || at > end) return undefined;
  return {
    kind: 'role',
    span: scope.evidence,
    role: owner.role,
    neighbour: undefined,
    besides: [],
    opens: scope,
    section,
    silence: section.context.silence,
  };
}

/** The roles that a label names, the one in question first, where there are several. */
function rolesBeside(names: readonly RoleName[], name: RoleName): readonly RoleId[] {
  const roles = names.flatMap(({ role }) => role ?? []);
  if (name.role === undefined || roles.length < 2) return [];
  return [name.role, ...roles.filter((role) => role !== name.role)];
}

type OwnContext = Pick<Context, 'scope' | 'silence'>;

/** What holds where a stretch of the document has named the owner. */
function contextFrom({ plan, judged }: Analysis, span: Span): OwnContext | undefined {
  const rests = (scope: Scope | undefined): scope is Scope => scope !== undefined && overlaps(scope.evidence, span);
  const section = sectionAt(plan, span.start);
  if (section !== undefined && rests(section.context.scope)) return section.context;
  const statement = plan.statements.find(({ scope }) => rests(scope));
  if (statement !== undefined) return statement;
  const given = judged.find(({ assignment }) => rests(assignment.scope));
  return given === undefined ? undefined : { scope: given.assignment.scope, silence: undefined };
}

/** The context, where the name is among its owners. */
function ofOwner(context: OwnContext | undefined, { role }: RoleName): OwnContext | undefined {
  const owns = context?.scope?.owners.some((owner) => owner.kind === 'role' && owner.role === role);
  return owns === true ? context : undefined;
}

/** The line of the front matter in which an offset stands. */
function frontMatterLine(
  { tree, source }: Analysis,
  offset: number,
): { readonly text: InlineText; readonly offset: number } | undefined {
  const yaml = tree.frontMatter;
  if (yaml === undefined || offset < yaml.yamlStart || offset > yaml.yamlStart + yaml.yaml.length) return undefined;
  const line = source.lineAt(offset);
  const start = source.lineStart(line);
  return { text: plainText(source.lineText(line), start), offset: offset - start };
}

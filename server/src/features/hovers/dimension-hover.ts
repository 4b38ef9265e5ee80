import type { Analysis } from '../../core/analyze';
import type { DimensionAt } from '../../core/lookup/dimension-at';
import { termsOfRole, type TermOfRole } from '../../core/lookup/terms-of-role';
import { blocks, bold, bullets, escapeText } from '../../core/reference/markdown';
import { linked, noLinks, type LinkTo } from '../../core/reference/pages';
import { list, PLURALS, roleList, termLink } from '../../core/reference/words';
import type { Verdict } from '../../core/assignments/judge';
import type { Dimension, Role, Term, TermId } from '../../core/taxonomy/schema';
import { evidenceInWords, silenceInWords } from './evidence';

/** How many terms a hover names of each kind; the role's page names them all. */
const MOST = { own: 8, share: 4 };

/** What the hover on “KPIs”, “Tactics” and their like says: what the role has to put there, and what the plan has already. */
export function dimensionHover(at: DimensionAt, analysis: Analysis, linkTo: LinkTo): string {
  const { taxonomy } = analysis;
  const kind = PLURALS[at.dimension];
  if (at.silence !== undefined)
    return `Read as ${bold(kind)} that are given to nobody: ${silenceInWords(at.silence, analysis)}.`;
  const owners = at.scope?.owners ?? [];
  const roles = owners.flatMap((owner) => (owner.kind === 'role' ? (taxonomy.role(owner.role) ?? []) : []));
  if (at.scope === undefined || roles.length === 0) {
    const who =
      at.scope === undefined
        ? 'No one role is named for them'
        : 'They are given to somebody whom Rolecheck does not check';
    return blocks(
      `Read as ${bold(kind)}. ${who}, so each counts only where it names its own owner.`,
      ...taxonomy.roles.map((role) => firstFew(role, at.dimension, analysis, linkTo)),
    );
  }
  return blocks(
    `${bold(`The ${kind} of ${roleList(roles, noLinks)}`)}, by ${evidenceInWords(at.scope, analysis)}.`,
    ...roles.map((role) => belongings(role, roles.length > 1, at.dimension, analysis, linkTo)),
  );
}

function firstFew(role: Role, dimension: Dimension, { taxonomy }: Analysis, linkTo: LinkTo): string {
  const own = termsOfRole(taxonomy, role.id, dimension).slice(0, 3);
  return `${bold(escapeText(role.label))}: ${own.map(({ term }) => termLink(term, linkTo)).join(' · ')} …`;
}

function belongings(role: Role, named: boolean, dimension: Dimension, analysis: Analysis, linkTo: LinkTo): string {
  const { taxonomy } = analysis;
  const terms = termsOfRole(taxonomy, role.id, dimension);
  const given = givenTo(role, analysis);
  const inPlan: ReadonlySet<TermId> = new Set(given.map(({ verdict, term }) => (verdict === 'outside' ? '' : term.id)));
  const strange = [
    ...new Set(
      given.flatMap(({ verdict, term }) => (verdict === 'outside' && term.dimension === dimension ? [term] : [])),
    ),
  ];
  const has = terms.filter(({ term }) => inPlan.has(term.id));
  const own = terms.filter(({ relation }) => relation === 'own');
  const shared = terms.filter(({ relation }) => relation === 'share');
  return blocks(
    named ? bold(escapeText(role.label)) : undefined,
    has.length === 0
      ? `The plan gives this role none of its ${PLURALS[dimension]} yet.`
      : `In the plan already: ${list(has.map(({ term }) => termLink(term, linkTo)))}.`,
    strange.length === 0
      ? undefined
      : `In the plan, though not its own: ${list(strange.map((term) => termLink(term, linkTo)))}.`,
    part('Its own:', own, MOST.own, role, inPlan, linkTo),
    part('Shared with others:', shared, MOST.share, role, inPlan, linkTo),
  );
}

function part(
  title: string,
  terms: readonly TermOfRole[],
  most: number,
  role: Role,
  inPlan: ReadonlySet<TermId>,
  linkTo: LinkTo,
): string | undefined {
  if (terms.length === 0) return undefined;
  const shown = terms
    .slice(0, most)
    .map(({ term }) => termLink(term, linkTo) + (inPlan.has(term.id) ? ' (in the plan already)' : ''));
  const rest = terms.length - shown.length;
  const more = linked(`and ${rest} more`, { kind: 'role', role: role.id }, linkTo);
  return blocks(bold(title), bullets(rest > 0 ? [...shown, more] : shown));
}

/** What the plan gives to a role, rightly or not. */
function givenTo(
  role: Role,
  { judged }: Analysis,
): readonly { readonly term: Term; readonly verdict: Verdict['kind'] }[] {
  return judged.flatMap(({ assignment, verdict }) => {
    const isGiven = assignment.owners.some((owner) => owner.kind === 'role' && owner.role === role.id);
    const term = verdict.kind === 'outside' ? verdict.term : assignment.readings[0]?.term;
    return isGiven && term !== undefined ? [{ term, verdict: verdict.kind }] : [];
  });
}

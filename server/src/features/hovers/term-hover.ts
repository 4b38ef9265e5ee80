import type { Analysis } from '../../core/analyze';
import type { TermAt } from '../../core/lookup/what-stands-at';
import { sourcesDiffer, whoSaysSo } from '../../core/reference/attributions';
import { blocks, bold, escapeText, quote } from '../../core/reference/markdown';
import { linked, noLinks, type LinkTo } from '../../core/reference/pages';
import { PRACTICE_DIFFERS, whatInstead, whatItIs, whoseItIs, whyItMisleads } from '../../core/reference/term-page';
import { list, roleList, termLink } from '../../core/reference/words';
import type { JudgedAssignment } from '../../core/assignments/judge';
import { suppresses } from '../../core/rules/suppressions';
import type { Role, Term } from '../../core/taxonomy/schema';
import { evidenceInWords, ownersInWords, silenceInWords } from './evidence';

/** How many sources a hover names; its page names them all. */
const MOST_SOURCES = 4;

/** What a term's hover says: the verdict here, then what the term is, whose it is, and who says so. */
export function termHover(at: TermAt, analysis: Analysis, linkTo: LinkTo): string {
  const { taxonomy } = analysis;
  const { term, judged } = at;
  const outside = judged?.verdict.kind === 'outside' ? judged.verdict : undefined;
  const instead = outside === undefined ? undefined : whatInstead(outside.relation, taxonomy, linkTo);
  const given = outside?.roles.flatMap((id) => taxonomy.role(id) ?? []) ?? [];
  const sayings = whoSaysSo(term, taxonomy, MOST_SOURCES);
  const heading = sourcesDiffer(term, taxonomy) ? 'Who says so (the sources differ):' : 'Who says so:';
  return blocks(
    verdictInWords(at, analysis, linkTo),
    judged === undefined ? undefined : keptQuiet(judged, term, analysis),
    whatItIs(term),
    whoseItIs(term, taxonomy, linkTo),
    outside === undefined ? undefined : `${bold('Why it misleads here:')} ${misleads(outside)}`,
    instead === undefined
      ? undefined
      : `${bold(`What ${roleList(given, noLinks)} ${given.length > 1 ? 'use' : 'uses'} instead:`)} ${instead}`,
    otherReadings(at, linkTo),
    sayings === '' ? undefined : blocks(bold(heading), sayings),
    linkTo({ kind: 'term', term: term.id }) === undefined
      ? undefined
      : linked(`All about ${quote(term.label)}`, { kind: 'term', term: term.id }, linkTo),
  );
}

/** The first line: what is right or wrong with the term in this place. */
function verdictInWords({ term, judged, context, statement }: TermAt, analysis: Analysis, linkTo: LinkTo): string {
  const { taxonomy } = analysis;
  const name = bold(escapeText(term.label));
  if (judged === undefined) {
    if (context?.silence !== undefined)
      return `${name} is not given to anybody here: ${silenceInWords(context.silence, analysis)}.`;
    return statement === undefined || statement.form === 'prose'
      ? `${name} is only mentioned here, not given to anybody.`
      : `${name} is not given to anybody here.`;
  }
  const { assignment, verdict } = judged;
  const given = ownersInWords(assignment.owners, analysis, linkTo);
  const evidence = evidenceInWords(assignment.scope, analysis);
  const roles = assignment.owners.flatMap((owner) => (owner.kind === 'role' ? (taxonomy.role(owner.role) ?? []) : []));
  const fitting = (of: readonly Role[], relations: readonly string[]): string => {
    const those = of.filter(({ id }) => relations.includes(taxonomy.relation(id, term)?.is ?? ''));
    const among = those.length < assignment.owners.length ? ', one of several owners' : '';
    return `${roleList(those, linkTo)}${those.length > 1 && among !== '' ? ', among several owners' : among}`;
  };
  switch (verdict.kind) {
    case 'own':
      return `${name} fits ${fitting(roles, ['own'])} here, by ${evidence}.`;
    case 'shared': {
      const others = [...taxonomy.owners(term), ...taxonomy.sharers(term)].filter((role) => !roles.includes(role));
      const withWhom = others.length === 0 ? '' : ` It is shared with ${roleList(others, linkTo)}.`;
      return `${name} fits ${fitting(roles, ['share'])} here, by ${evidence}.${withWhom}`;
    }
    case 'outside': {
      const owners = taxonomy.owners(term);
      return owners.length === 0
        ? `${name} is given to ${given} here by ${evidence}, but is not theirs.`
        : `${name} belongs to ${roleList(owners, linkTo)}, but is given to ${given} here by ${evidence}.`;
    }
    case 'unstated': {
      const others = assignment.owners.flatMap((owner) => (owner.kind === 'other' ? [quote(owner.name)] : []));
      const why =
        others.length > 0
          ? `It is not judged, since ${list(others)} ${others.length > 1 ? 'are' : 'is'} none of the roles that are checked.`
          : 'Nothing is known for or against that.';
      return `${name} is given to ${given} here by ${evidence}. ${why}`;
    }
  }
}

function misleads({ relation, arguable }: Extract<JudgedAssignment['verdict'], { kind: 'outside' }>): string {
  const reason = whyItMisleads(relation);
  return arguable && relation.strength === 'clear' ? `${reason} ${PRACTICE_DIFFERS}` : reason;
}

/** Says where a comment keeps a finding from being shown, and why it was written. */
function keptQuiet({ assignment, verdict }: JudgedAssignment, term: Term, analysis: Analysis): string | undefined {
  if (verdict.kind !== 'outside') return undefined;
  const found = { span: assignment.span, rule: `${term.dimension}-outside-role` as const, term: term.id };
  const suppression = analysis.suppressions.find((one) => suppresses(one, found));
  if (suppression === undefined) return undefined;
  const { reason, directive } = suppression;
  const what = directive.kind === 'front-matter' ? 'The plan’s front matter' : 'A comment in the plan';
  return reason === undefined
    ? `${what} silences this finding, and gives no reason.`
    : `${what} silences this finding: ${quote(reason, 200)}`;
}

/** Other things that the same words may mean. */
function otherReadings({ readings, term }: TermAt, linkTo: LinkTo): string | undefined {
  const others = readings.slice(1).filter((reading) => reading.term !== term);
  if (others.length === 0) return undefined;
  const named = others.map((reading) => `${termLink(reading.term, linkTo)} (${reading.term.dimension})`);
  return `The same words may also mean ${list(named, 'or')}.`;
}

import type { Role, Term } from '../src/core/taxonomy/schema';
import type { Taxonomy } from '../src/core/taxonomy/taxonomy';
import { snippetOf, type Draft } from '../src/core/text/draft';
import { ownerNote, suppression, type SuppressionReach } from '../src/core/writing/notes';
import { objectiveWithMetric, planSkeleton, roleSection } from '../src/core/writing/plans';
import { comparisonTable, kpiTable, responsibilityMatrix } from '../src/core/writing/tables';
import { writeTerm } from '../src/core/writing/terms';

/** A snippet as VS Code reads it from a `.code-snippets` file. */
export interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/**
 * The mark of a list item, unless something stands in the line besides the snippet's own prefix: where a list goes on, the
 * mark is there already.
 */
const markOnOwnLine = '${TM_CURRENT_LINE/^(\\s*[\\w-]+)\\s*$|^.*$/${1:+- }/}';

/** Every snippet by the name under which VS Code lists it. `rules` are the names of rules that can be silenced. */
export function buildSnippets(taxonomy: Taxonomy, rules: readonly string[]): Readonly<Record<string, Snippet>> {
  const { roles } = taxonomy;
  return Object.fromEntries([
    ...owned(taxonomy, 'metric').map((term) => kpi(taxonomy, term)),
    ...owned(taxonomy, 'objective').map((term) => objective(taxonomy, term)),
    ...roles.flatMap((role) => forRole(taxonomy, role)),
    ...forSeveral(taxonomy),
    ...reaches.map((reach) => silence(reach, rules)),
  ]);
}

type Entry = readonly [name: string, snippet: Snippet];

function entry(name: string, prefix: string, draft: Draft | string, description: string): Entry {
  const body = typeof draft === 'string' ? draft : snippetOf(draft);
  return [name, { prefix, body: body.trimEnd().split('\n'), description }];
}

function owned(taxonomy: Taxonomy, dimension: Term['dimension']): readonly Term[] {
  return taxonomy.terms.filter((term) => term.dimension === dimension && taxonomy.owners(term).length > 0);
}

function kpi(taxonomy: Taxonomy, term: Term): Entry {
  const body = markOnOwnLine + snippetOf(writeTerm(term, { kind: 'item' }));
  return entry(`KPI: ${term.label}${twin(taxonomy, term)}`, `kpi-${term.id}`, body, aboutTerm(taxonomy, term, 'KPI'));
}

function objective(taxonomy: Taxonomy, term: Term): Entry {
  const draft = objectiveWithMetric(taxonomy, term);
  const about = `${aboutTerm(taxonomy, term, 'Objective')} With the KPI that shows whether it is met.`;
  return entry(`Objective: ${term.label}${twin(taxonomy, term)}`, `objective-${term.id}`, draft, about);
}

/** Tells entries of one label apart, since names are the keys of the file. */
function twin(taxonomy: Taxonomy, term: Term): string {
  const namesakes = taxonomy.terms.filter(
    ({ label, dimension }) => label === term.label && dimension === term.dimension,
  );
  return namesakes.length > 1 ? ` (${term.id})` : '';
}

function aboutTerm(taxonomy: Taxonomy, term: Term, what: string): string {
  return `${what} of ${enumerated(taxonomy.owners(term).map(({ phrase }) => phrase))}. ${term.definition}`;
}

function forRole(taxonomy: Taxonomy, role: Role): readonly Entry[] {
  const { label, phrase } = role;
  const short = shortName(role);
  return [
    entry(
      `KPI table: ${label}`,
      `kpi-table-${short}`,
      kpiTable(taxonomy, role),
      `A table of KPIs of ${phrase} with formula, target, date and owner.`,
    ),
    entry(
      `Role section: ${label}`,
      `role-section-${short}`,
      roleSection(taxonomy, role),
      `A section for ${phrase} with objectives, audience, tactics and KPIs of its own.`,
    ),
    entry(
      `Plan: ${label}`,
      `plan-${short}`,
      planSkeleton(taxonomy, { roles: [role] }),
      `A whole plan for ${phrase}, to be filled in.`,
    ),
    entry(
      `Owner: ${label}`,
      `owner-${short}`,
      ownerNote(role),
      `Says behind a KPI or task that ${phrase} owns it, whatever heading it stands under.`,
    ),
  ];
}

function forSeveral(taxonomy: Taxonomy): readonly Entry[] {
  const { roles } = taxonomy;
  const pairs = roles.flatMap((a, index) => roles.slice(index + 1).map((b) => [a, b] as const));
  const all = enumerated(roles.map(({ phrase }) => phrase));
  return [
    entry(
      'Plan: all roles',
      'plan-all',
      planSkeleton(taxonomy, { roles }),
      `A whole plan for ${all}, to be filled in.`,
    ),
    entry(
      'Plan: all roles, B2B',
      'plan-b2b',
      planSkeleton(taxonomy, { roles, business: 'b2b' }),
      `A whole plan for ${all} of a business that sells to businesses.`,
    ),
    entry(
      'Plan: all roles, B2C',
      'plan-b2c',
      planSkeleton(taxonomy, { roles, business: 'b2c' }),
      `A whole plan for ${all} of a business that sells to consumers.`,
    ),
    entry(
      'Responsibility matrix',
      'responsibility-matrix',
      responsibilityMatrix(taxonomy, roles),
      `A table of who is responsible, accountable, consulted and informed (RACI) among ${all}.`,
    ),
    entry(
      'Comparison: all roles',
      'compare-all',
      comparisonTable(taxonomy, roles),
      `A table of what sets ${all} apart.`,
    ),
    ...pairs.map(([a, b]) =>
      entry(
        `Comparison: ${a.label} and ${b.label}`,
        `compare-${shortName(a)}-${shortName(b)}`,
        comparisonTable(taxonomy, [a, b]),
        `A table of what sets ${a.phrase} and ${b.phrase} apart.`,
      ),
    ),
  ];
}

const reaches: readonly SuppressionReach[] = ['next-line', 'line', 'block', 'file'];

const covered: Readonly<Record<SuppressionReach, string>> = {
  'next-line': 'the next line',
  line: 'the line in which it stands',
  block: 'the lines up to its end',
  file: 'the whole document',
};

function silence(reach: SuppressionReach, rules: readonly string[]): Entry {
  const about = `Silences a kind of finding for ${covered[reach]}, with the reason for whoever reads the plan next.`;
  return entry(`Leave alone: ${covered[reach]}`, `rolecheck-disable-${reach}`, suppression(reach, rules), about);
}

/** “community” for community management: what a writer types behind `plan-`. */
function shortName({ id }: Role): string {
  return id.split('-')[0] ?? id;
}

function enumerated(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

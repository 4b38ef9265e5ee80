import type { Named } from '../lookup/find-by-name';
import { rules } from '../rules/registry';
import type { Severity } from '../rules/findings';
import { dimensions } from '../taxonomy/dimensions';
import type { Attribution, Dimension, Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { plainTextOf } from './plain-text';
import { ruleManual, whatRuleFinds } from './rule-page';

/** A source by its name, with its address where it has one. */
export interface JsonSource {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
}

/** What one source says of a role and a term, and where: `p4s2` is paragraph 4, sentence 2. */
export interface JsonStatement extends JsonSource {
  readonly says: 'owns' | 'shares' | 'outside';
  readonly at: string | null;
  /** `inferred`: the source names something broader or narrower than the term. */
  readonly reading: 'stated' | 'inferred';
}

/** What the taxonomy says of a role and the term; `unstated` where it says nothing. */
export interface JsonRelation {
  readonly role: string;
  readonly is: 'own' | 'share' | 'outside' | 'unstated';
  /** How firm an outside is; `null` for all else, as are the reason and what the role uses instead (a term's id). */
  readonly strength: 'clear' | 'arguable' | null;
  readonly reason: string | null;
  readonly instead: string | null;
  readonly sources: readonly JsonStatement[];
}

interface JsonBase {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

/** One thing with a name. `formula` and `unit` are there for metrics and `null` for other terms. */
export type JsonExplained =
  | (JsonBase & {
      readonly kind: 'term';
      readonly dimension: Dimension;
      readonly formula: string | null;
      readonly unit: string | null;
      /** All words that mean it. */
      readonly forms: readonly string[];
      readonly relations: readonly JsonRelation[];
      /** Where the term itself is defined or used. */
      readonly sources: readonly JsonSource[];
    })
  | (JsonBase & {
      readonly kind: 'role';
      readonly focus: string;
      /** Ids of the terms of each dimension, by what the taxonomy says of them. */
      readonly terms: Readonly<Record<Dimension, Readonly<Record<'own' | 'share' | 'outside', readonly string[]>>>>;
      readonly sources: readonly JsonSource[];
    })
  | (JsonBase & { readonly kind: 'rule'; readonly severity: Severity | 'off'; readonly page: string })
  | (JsonBase & { readonly kind: 'neighbour'; readonly names: readonly string[] });

/** The source of this id; one that the taxonomy does not list is known by its id alone. */
export function jsonSource(id: string, taxonomy: Taxonomy): JsonSource {
  const source = taxonomy.source(id);
  return { id, name: source?.name ?? id, url: source?.url ?? null };
}

/** What its page says, as data for programs. */
export function explained(named: Named, taxonomy: Taxonomy): JsonExplained {
  switch (named.kind) {
    case 'term':
      return explainedTerm(named.term, taxonomy);
    case 'role':
      return explainedRole(named.role, taxonomy);
    case 'rule': {
      const rule = rules.find(({ name }) => name === named.rule);
      return {
        kind: 'rule',
        id: named.rule,
        label: named.rule.replaceAll('-', ' '),
        definition: plainTextOf(whatRuleFinds(named.rule, taxonomy)),
        severity: rule?.severity ?? 'off',
        page: ruleManual(named.rule, taxonomy),
      };
    }
    case 'neighbour': {
      const { id, label, why, names, departments } = named.neighbour;
      return { kind: 'neighbour', id, label, definition: why, names: [...names, ...departments] };
    }
  }
}

function explainedTerm(term: Term, taxonomy: Taxonomy): JsonExplained {
  const { id, label, definition, dimension, formula, unit, forms, weakForms, sectionForms, openForms } = term;
  return {
    kind: 'term',
    id,
    dimension,
    label,
    definition,
    formula: formula ?? null,
    unit: unit ?? null,
    forms: [...new Set([...forms, ...weakForms, ...sectionForms, ...openForms])],
    relations: taxonomy.roles.map((role) => relationOf(role, term, taxonomy)),
    sources: term.sources.map((source) => jsonSource(source, taxonomy)),
  };
}

/** What the taxonomy says of the role and the term. */
export function relationOf({ id: role }: Role, term: Term, taxonomy: Taxonomy): JsonRelation {
  const relation = taxonomy.relation(role, term);
  const outside = relation?.is === 'outside' ? relation : undefined;
  return {
    role,
    is: relation?.is ?? 'unstated',
    strength: outside?.strength ?? null,
    reason: outside?.reason ?? null,
    instead: outside?.instead ?? null,
    sources: (relation?.basis ?? []).map((attribution) => statementOf(attribution, taxonomy)),
  };
}

function statementOf({ source, says, at, reading }: Attribution, taxonomy: Taxonomy): JsonStatement {
  return { ...jsonSource(source, taxonomy), says, at: at ?? null, reading };
}

function explainedRole({ id, label, definition, focus, sources }: Role, taxonomy: Taxonomy): JsonExplained {
  const ids = (dimension: Dimension, is: 'own' | 'share' | 'outside'): readonly string[] =>
    taxonomy.terms
      .filter((term) => term.dimension === dimension && taxonomy.relation(id, term)?.is === is)
      .map((term) => term.id);
  const sorted = (dimension: Dimension): Record<'own' | 'share' | 'outside', readonly string[]> => ({
    own: ids(dimension, 'own'),
    share: ids(dimension, 'share'),
    outside: ids(dimension, 'outside'),
  });
  const terms = Object.fromEntries(dimensions.map((dimension) => [dimension, sorted(dimension)]));
  return {
    kind: 'role',
    id,
    label,
    definition,
    focus,
    terms: terms as Record<Dimension, ReturnType<typeof sorted>>,
    sources: sources.map((source) => jsonSource(source, taxonomy)),
  };
}

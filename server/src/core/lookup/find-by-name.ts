import { verbsOf, WITH_VERBS } from '../mentions/lexicon';
import { SKIPPED_INSIDE } from '../mentions/spellings';
import { ruleNames, type RuleName } from '../rules/findings';
import type { NeighbourRole, Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { allNear } from '../text/nearest';
import { foldPhrase } from '../text/words';
import { roleNamed } from './find-role';
import { listIn } from '../text/list-in';

/** Something that can be asked for by a name. */
export type Named =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'rule'; readonly rule: RuleName }
  | { readonly kind: 'neighbour'; readonly neighbour: NeighbourRole };

/** What words mean: the best match or, of equally good ones, all; and what else the same words stand for. */
export interface Found {
  readonly best: readonly Named[];
  readonly also: readonly Named[];
}

/** How directly a name means a thing; the lower, the better. A weak form counts in plans only where something helps it. */
const closenesses = { id: 0, label: 1, form: 2, weakForm: 3 } as const;
type Closeness = (typeof closenesses)[keyof typeof closenesses];

interface Entry {
  readonly named: Named;
  readonly closeness: Closeness;
  readonly name: string;
}

/**
 * Finds a term by its id, its label or any of its surface forms, a role by its id, names and titles, a neighbour role by
 * its names, and a rule by its name. Case, hyphens, plurals and the endings of verbs do not matter, as in plans.
 */
export function findByName(asked: string, taxonomy: Taxonomy): Found {
  const entries = entriesFor(asked, taxonomy);
  const closest = Math.min(...entries.map(({ closeness }) => closeness));
  const best = distinct(entries.filter(({ closeness }) => closeness === closest));
  // Whoever writes an id, hyphens and all, means nothing else.
  if (best.some((named) => idOf(named) === asked) && asked.includes('-')) return { best, also: [] };
  const keys = new Set(best.map(keyOf));
  return { best, also: distinct(entries).filter((named) => !keys.has(keyOf(named))) };
}

function entriesFor(asked: string, taxonomy: Taxonomy): readonly Entry[] {
  const index = taxonomy.derive(buildIndex);
  const keys = withoutSkipped(asked);
  const entries = index.get(keys.join('')) ?? [];
  if (entries.length > 0) return entries;
  const role = roleNamed(asked, taxonomy);
  if (role !== undefined) return [{ named: { kind: 'role', role }, closeness: closenesses.form, name: role.label }];
  const [first = '', ...rest] = keys;
  return verbsOf(first)
    .flatMap((verb) => index.get([verb, ...rest].join('')) ?? [])
    .filter(({ named }) => named.kind === 'term' && WITH_VERBS.has(named.term.dimension));
}

/** A key that is the same for all spellings of a phrase: “e-mail sign-ups”, “email signup”. */
function withoutSkipped(phrase: string): readonly string[] {
  return foldPhrase(phrase).filter((key, index) => index === 0 || !SKIPPED_INSIDE.has(key));
}

function buildIndex(taxonomy: Taxonomy): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of taxonomy.derive(allNames)) {
    listIn(index, withoutSkipped(entry.name).join('')).push(entry);
  }
  return index;
}

function allNames(taxonomy: Taxonomy): readonly Entry[] {
  const names = (named: Named, closeness: Closeness, list: readonly string[]): readonly Entry[] =>
    list.map((name) => ({ named, closeness, name }));
  return [
    ...taxonomy.roles.flatMap((role) => {
      const named: Named = { kind: 'role', role };
      const { functions, names: titles, departments, abbreviations } = role.titles;
      return [
        ...names(named, closenesses.id, [role.id]),
        ...names(named, closenesses.label, [role.label, role.phrase]),
        ...names(named, closenesses.form, [...functions, ...titles, ...departments]),
        ...names(named, closenesses.weakForm, abbreviations),
      ];
    }),
    ...taxonomy.terms.flatMap((term) => {
      const named: Named = { kind: 'term', term };
      return [
        ...names(named, closenesses.id, [term.id]),
        ...names(named, closenesses.label, [term.label]),
        ...names(named, closenesses.form, term.forms),
        ...names(named, closenesses.weakForm, [...term.weakForms, ...term.sectionForms]),
      ];
    }),
    ...ruleNames.flatMap((rule) => names({ kind: 'rule', rule }, closenesses.id, [rule])),
    ...taxonomy.neighbours.flatMap((neighbour) => {
      const known = [neighbour.label, ...neighbour.names, ...neighbour.departments];
      return names({ kind: 'neighbour', neighbour }, closenesses.form, known);
    }),
  ];
}

/** What somebody may have meant whose words mean nothing: names that are nearly the same, then names with all the words in them. */
export function findNearby(asked: string, taxonomy: Taxonomy, most = 5): readonly Named[] {
  const entries = taxonomy.derive(allNames);
  const names = allNear(
    asked,
    entries.map(({ name }) => name),
  );
  const near = distinct(names.flatMap((name) => entries.filter((entry) => entry.name === name)));
  const keys = withoutSkipped(asked);
  const holders =
    keys.length === 0
      ? []
      : entries
          .filter(({ name, closeness }) => {
            if (closeness === closenesses.weakForm) return false;
            const words = foldPhrase(name);
            return keys.every((key) => words.includes(key));
          })
          .sort((a, b) => a.closeness - b.closeness || a.name.length - b.name.length);
  return distinctNamed([...near.slice(0, MOST_SLIPS), ...distinct(holders)]).slice(0, most);
}

/** How many names with slips of the keyboard are worth a suggestion. */
const MOST_SLIPS = 3;

function distinct(entries: readonly Entry[]): readonly Named[] {
  return distinctNamed(entries.map(({ named }) => named));
}

function distinctNamed(all: readonly Named[]): readonly Named[] {
  return [...new Map(all.map((named) => [keyOf(named), named] as const)).values()];
}

/** The id under which it stands in the taxonomy, or the name of the rule. A neighbour role may have the id of a term. */
export function idOf(named: Named): string {
  switch (named.kind) {
    case 'term':
      return named.term.id;
    case 'role':
      return named.role.id;
    case 'rule':
      return named.rule;
    case 'neighbour':
      return named.neighbour.id;
  }
}

/** Tells all things apart that have a name. */
function keyOf(named: Named): string {
  return `${named.kind} ${idOf(named)}`;
}

import { foldPhrase } from '../text/words';
import type { TaxonomyFiles, TaxonomyProblem } from './build';
import type { Attribution, Dimension, TaxonomyData, Term } from './schema';

const FILE_OF: Readonly<Record<Dimension, keyof TaxonomyFiles>> = {
  metric: 'metrics',
  tactic: 'tactics',
  objective: 'objectives',
  audience: 'audiences',
  skill: 'skills',
};

/**
 * What the schema cannot see: whether the entries fit each other. Ids and surface forms must be unique, every role,
 * source and term that is named must exist, and what a finding offers instead must be the role's own.
 */
export function checkTaxonomy(data: TaxonomyData): readonly TaxonomyProblem[] {
  return [
    ...duplicateIds(data),
    ...data.terms.flatMap((term) => checkRelations(term, data)),
    ...checkForms(data.terms),
    ...checkRoleNames(data),
    ...checkTraits(data),
    ...checkComparisons(data),
  ];
}

function duplicateIds(data: TaxonomyData): readonly TaxonomyProblem[] {
  const lists: readonly [keyof TaxonomyFiles, readonly { readonly id: string }[]][] = [
    ['roles', [...data.roles, ...data.neighbours]],
    ['traits', data.traits],
    ['sources', data.sources],
  ];
  const problems = lists.flatMap(([file, entries]) =>
    repeated(entries.map((entry) => entry.id)).map((id) => problem(file, id, 'id', 'Another entry has this id too.')),
  );
  for (const id of repeated(data.terms.map((term) => term.id))) {
    const files = data.terms.filter((term) => term.id === id).map((term) => `${FILE_OF[term.dimension]}.yaml`);
    const term = data.terms.findLast((other) => other.id === id);
    if (term === undefined) continue;
    problems.push(problem(FILE_OF[term.dimension], id, 'id', `Two terms have this id: see ${files.join(' and ')}.`));
  }
  return problems;
}

function checkRelations(term: Term, data: TaxonomyData): readonly TaxonomyProblem[] {
  const problems: TaxonomyProblem[] = [];
  const say = (field: string, message: string): void => {
    problems.push(problem(FILE_OF[term.dimension], term.id, field, message));
  };
  const relations = Object.entries(term.roles);
  if (!relations.some(([, relation]) => relation.is !== 'outside')) say('roles', 'No role owns or shares this term.');
  for (const [role, relation] of relations) {
    const field = `roles.${role}`;
    if (!data.roles.some((known) => known.id === role)) say(field, `There is no role “${role}”.`);
    for (const message of attributionProblems(relation.basis, data)) say(`${field}.basis`, message);
    if (relation.is !== 'outside') continue;
    if (relation.instead === undefined) {
      say(field, 'A term that is outside a role needs “instead”: what that role measures, does or aims at.');
      continue;
    }
    const instead = data.terms.find((other) => other.id === relation.instead);
    if (instead === undefined) say(`${field}.instead`, `There is no term “${relation.instead}”.`);
    else if (instead.roles[role] === undefined || instead.roles[role].is === 'outside') {
      say(`${field}.instead`, `“${relation.instead}” is neither owned nor shared by ${role}.`);
    }
  }
  for (const source of term.sources) if (!knowsSource(data, source)) say('sources', `There is no source “${source}”.`);
  return problems;
}

/** No words may belong to two terms of one dimension, nor stand where fewer would do; no other sense may rule out a term's own words. */
function checkForms(terms: readonly Term[]): readonly TaxonomyProblem[] {
  const problems: TaxonomyProblem[] = [];
  const owners = new Map<string, { readonly term: Term; readonly form: string }>();
  for (const term of terms) {
    const file = FILE_OF[term.dimension];
    for (const field of ['forms', 'weakForms', 'sectionForms', 'openForms'] as const) {
      for (const form of term[field]) {
        const key = `${term.dimension} ${form
          .split('…')
          .map((part) => foldPhrase(part).join(' '))
          .join(' … ')}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, { term, form });
        else if (owner.term === term) {
          problems.push(problem(file, term.id, field, `“${form}” is listed already, as “${owner.form}”.`));
        } else {
          problems.push(problem(file, term.id, field, `“${form}” belongs to “${owner.term.id}” already.`));
        }
      }
    }
    const folded = (
      written: readonly string[],
    ): readonly { readonly form: string; readonly keys: readonly string[] }[] =>
      written.map((form) => ({ form, keys: foldPhrase(form) }));
    for (const { form, keys } of folded(term.openForms.filter((open) => open.endsWith('…')))) {
      const shorter = folded(term.forms).find((other) => other.keys.every((key, index) => key === keys[index]));
      if (shorter !== undefined)
        problems.push(problem(file, term.id, 'openForms', `“${form}” begins with “${shorter.form}”, which is enough.`));
    }
    const forms = folded([...term.forms, ...term.weakForms, ...term.sectionForms]);
    for (const phrase of term.notThese.flatMap((sense) => [...sense.notWhen, ...sense.notNear])) {
      const keys = foldPhrase(phrase);
      const hidden = forms.find((form) => holdsPhrase(form.keys, keys));
      if (hidden !== undefined) {
        problems.push(
          problem(file, term.id, 'notThese', `“${phrase}” would rule out the term's own form “${hidden.form}”.`),
        );
      }
    }
  }
  return problems;
}

/** A name must lead to one role or function only. */
function checkRoleNames(data: TaxonomyData): readonly TaxonomyProblem[] {
  const problems: TaxonomyProblem[] = [];
  const named = [
    ...data.roles.map(({ id, titles }) => ({
      id,
      names: [...titles.names, ...titles.functions],
      departments: titles.departments,
    })),
    ...data.neighbours.map(({ id, names, departments }) => ({ id, names, departments })),
  ];
  for (const field of ['names', 'departments'] as const) {
    const owners = new Map<string, string>();
    for (const entry of named) {
      for (const name of entry[field]) {
        const key = foldPhrase(name).join(' ');
        const owner = owners.get(key) ?? entry.id;
        owners.set(key, owner);
        if (owner !== entry.id)
          problems.push(problem('roles', entry.id, field, `“${name}” belongs to “${owner}” already.`));
      }
    }
  }
  for (const role of data.roles) {
    for (const source of role.sources) {
      if (!knowsSource(data, source))
        problems.push(problem('roles', role.id, 'sources', `There is no source “${source}”.`));
    }
  }
  return problems;
}

function checkTraits(data: TaxonomyData): readonly TaxonomyProblem[] {
  const problems: TaxonomyProblem[] = [];
  for (const trait of data.traits) {
    for (const role of data.roles) {
      if (trait.values[role.id] === undefined) {
        problems.push(problem('traits', trait.id, 'values', `The answer for “${role.id}” is missing.`));
      }
    }
    for (const [role, value] of Object.entries(trait.values)) {
      const field = `values.${role}`;
      if (!data.roles.some((known) => known.id === role)) {
        problems.push(problem('traits', trait.id, field, `There is no role “${role}”.`));
      }
      for (const message of attributionProblems(value.basis, data)) {
        problems.push(problem('traits', trait.id, `${field}.basis`, message));
      }
      if (value.basis.length === 0 && value.note === undefined) {
        problems.push(problem('traits', trait.id, field, 'An answer needs a source, or a note that none states it.'));
      }
    }
  }
  return problems;
}

function checkComparisons(data: TaxonomyData): readonly TaxonomyProblem[] {
  return data.comparisons.flatMap((comparison, index) => {
    const field = `comparisons.${index}`;
    const unknown = comparison.roles.filter((role) => !data.roles.some((known) => known.id === role));
    return [
      ...unknown.map((role) => problem('roles', undefined, `${field}.roles`, `There is no role “${role}”.`)),
      ...attributionProblems(comparison.basis, data).map((message) =>
        problem('roles', undefined, `${field}.basis`, message),
      ),
    ];
  });
}

function attributionProblems(basis: readonly Attribution[], data: TaxonomyData): readonly string[] {
  return basis.flatMap(({ source, at, claim }) => {
    const known = data.sources.find((other) => other.id === source);
    if (known === undefined) return [`There is no source “${source}”.`];
    if (known.kind === 'seed' && (at === undefined || claim === undefined)) {
      return [`An attribution to “${source}” needs the place (“at”) and the number of the claim (“claim”).`];
    }
    return [];
  });
}

function knowsSource(data: TaxonomyData, id: string): boolean {
  return data.sources.some((source) => source.id === id);
}

function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return false;
  return words.some((_, start) => phrase.every((word, index) => words[start + index] === word));
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function problem(
  file: keyof TaxonomyFiles,
  entry: string | undefined,
  field: string,
  message: string,
): TaxonomyProblem {
  return { file, entry, field, message };
}

import type { Term, TermId } from '../../taxonomy/schema';
import type { Span } from '../../text/span';
import { foldedPhrase } from '../../text/words';
import { labelOf } from './apply-roles';
import { isListed, withoutForm } from './forms';
import { named } from '../say-value';
import type { TermConfig } from '../schema/schema';
import type { Workshop } from './workshop';

/** Adds the sources of a layer. */
export function applySources(shop: Workshop): void {
  for (const [id, { name, url }] of Object.entries(shop.layer.reading.data.sources ?? {})) {
    shop.sources.set(id, { id, name, kind: 'workspace', ...(url !== undefined && { url }) });
  }
}

/** Adds what a layer says of terms: their words, their names, and terms of the team's own. */
export function applyTerms(shop: Workshop): void {
  for (const [id, said] of Object.entries(shop.layer.reading.data.terms ?? {})) {
    const before = shop.terms.get(id);
    const known = before ?? newTerm(id, said, shop);
    if (known === undefined) continue;
    shop.terms.set(id, known);
    checkDimension(known, said, shop);
    const claimed = namesOf(id, said, before === undefined ? known.label : undefined, shop).filter((name) =>
      claimForm(known, name, shop),
    );
    shop.terms.set(
      id,
      withWords(
        { ...known, ...descriptionOf(said) },
        said,
        claimed.map(({ name }) => name),
        shop,
      ),
    );
  }
}

/** Words that shall mean a term, with where that is said. */
interface Name {
  readonly name: string;
  readonly at: Span;
}

/** What findings and suggestions call a term, plans may call it too. */
function namesOf(id: TermId, { label, forms = [] }: TermConfig, newLabel: string | undefined, shop: Workshop): Name[] {
  const { places } = shop.layer.reading;
  const name = label ?? newLabel;
  const at = label === undefined ? places.key(['terms', id]) : places.value(['terms', id, 'label']);
  return [
    ...(name === undefined ? [] : [{ name, at }]),
    ...forms.map((form, index) => ({ name: form, at: places.value(['terms', id, 'forms', index]) })),
  ];
}

function descriptionOf({ label, definition, formula, unit }: TermConfig): Partial<Term> {
  return {
    ...(label !== undefined && { label }),
    ...(definition !== undefined && { definition }),
    ...(formula !== undefined && { formula }),
    ...(unit !== undefined && { unit }),
  };
}

/** The term with the words that mean it wherever they stand, and the phrases in which its words mean something else. */
function withWords(term: Term, { notThese }: TermConfig, added: readonly string[], shop: Workshop): Term {
  const isAdded = (form: string): boolean => isListed(form, added);
  const other = { sense: `meant otherwise, says ${shop.fileName}`, notWhen: [...(notThese ?? [])], notNear: [] };
  return {
    ...term,
    forms: [...term.forms, ...added.filter((form) => !isListed(form, term.forms))],
    weakForms: term.weakForms.filter((form) => !isAdded(form)),
    sectionForms: term.sectionForms.filter((form) => !isAdded(form)),
    notThese: [
      ...term.notThese.map((sense) => ({ ...sense, notWhen: sense.notWhen.filter((phrase) => !isAdded(phrase)) })),
      ...(notThese === undefined ? [] : [other]),
    ],
  };
}

function newTerm(id: string, said: TermConfig, shop: Workshop): Term | undefined {
  const { places } = shop.layer.reading;
  if (said.dimension === undefined) {
    const meant = shop.meantTerm(id);
    const what =
      meant === undefined
        ? 'For a term of your own, say under “dimension” whether it is a metric, tactic, objective, audience or skill.'
        : `Did you mean “${meant}”? For a term of your own, say under “dimension” what kind it is.`;
    shop.complain(places.key(['terms', id]), `There is no term “${id}”. ${what}`, { instead: meant });
    return undefined;
  }
  const label = said.label ?? labelOf(id);
  return {
    id,
    label,
    forms: [],
    weakForms: [],
    sectionForms: [],
    openForms: [],
    definition: `A ${said.dimension} of your own team, described in ${shop.fileName}.`,
    family: 'team',
    roles: {},
    notThese: [],
    sources: [],
    dimension: said.dimension,
  };
}

function checkDimension(term: Term, said: TermConfig, shop: Workshop): void {
  if (said.dimension === undefined || said.dimension === term.dimension) return;
  const at = shop.layer.reading.places.value(['terms', term.id, 'dimension']);
  shop.complain(
    at,
    `“${term.label}” is a known ${term.dimension}, so it cannot be a ${said.dimension}. Give yours another id.`,
  );
}

/**
 * Words mean one term of a kind only: the team has the last word, and two terms in one file are a slip. Whether the words
 * mean the term from now on.
 */
function claimForm(term: Term, { name, at }: Name, shop: Workshop): boolean {
  const words = foldedPhrase(name);
  if (words === '') {
    shop.complain(at, `${named(name)} has no letters, so it cannot be found in a plan.`);
    return false;
  }
  const key = `${term.dimension} ${words}`;
  const claimed = shop.forms.get(key);
  if (claimed?.uri === shop.layer.uri && claimed.owner !== term.id) {
    shop.complain(at, `${named(name)} cannot mean both “${claimed.owner}” and “${term.id}”. Keep it in one place.`);
    return false;
  }
  for (const other of shop.termsCalled(name)) {
    if (other.id === term.id || other.dimension !== term.dimension) continue;
    shop.terms.set(other.id, withoutForm(other, name));
    shop.complain(
      at,
      `${named(name)} means “${other.label}” elsewhere; in your plans it means “${term.label}” from now on.`,
      { severity: 'information' },
    );
  }
  shop.forms.set(key, { owner: term.id, uri: shop.layer.uri });
  return true;
}

import type { NeighbourRole, Role } from '../../taxonomy/schema';
import { foldedPhrase, foldPhrase } from '../../text/words';
import type { ConfigPath } from '../config';
import { named } from '../say-value';
import { without } from './forms';
import type { Workshop } from './workshop';

/**
 * Gives a title to a role or neighbour, and takes it from whoever had it: a title means one of them only. The file that
 * is read last has the last word; two claims in one file are a slip. Whether the title is the owner's from now on.
 */
export function claimTitle(shop: Workshop, owner: string, title: string, path: ConfigPath): boolean {
  const key = foldedPhrase(title);
  const span = shop.layer.reading.places.value(path);
  if (key === '') {
    shop.complain(span, `${named(title)} has no letters, so it cannot be found in a plan.`);
    return false;
  }
  const claimed = shop.titles.get(key);
  if (claimed?.uri === shop.layer.uri && claimed.owner !== owner) {
    shop.complain(span, `${named(title)} cannot mean both “${claimed.owner}” and “${owner}”. Keep it in one place.`);
    return false;
  }
  shop.titles.set(key, { owner, uri: shop.layer.uri });
  for (const [id, role] of shop.roles)
    if (id !== owner) shop.roles.set(id, { ...role, titles: titlesWithout(role.titles, title) });
  for (const [id, neighbour] of shop.neighbours)
    if (id !== owner) shop.neighbours.set(id, neighbourWithout(neighbour, title));
  return true;
}

/**
 * Several words are a name wherever they stand, and may have a title noun behind them: “Member Happiness team”. One word
 * is a name only where an owner stands, since it may be an ordinary word elsewhere: “Growth”.
 */
export function withTitles(role: Role, added: readonly string[]): Role {
  const { names, domains, departments } = role.titles;
  const keys = new Set(added.map(foldedPhrase));
  return {
    ...role,
    titles: {
      ...role.titles,
      names: [...new Set([...names, ...added.filter(isSeveralWords)])],
      domains: [...new Set([...domains, ...added])],
      departments: [...new Set([...departments, ...added.filter((title) => !isSeveralWords(title))])],
    },
    notThese: role.notThese.filter((phrase) => !keys.has(foldedPhrase(phrase))),
  };
}

/** The same for a neighbour. */
export function withNeighbourTitles(neighbour: NeighbourRole, added: readonly string[]): NeighbourRole {
  const { names, departments } = neighbour;
  return {
    ...neighbour,
    names: [...new Set([...names, ...added.filter(isSeveralWords)])],
    departments: [...new Set([...departments, ...added.filter((title) => !isSeveralWords(title))])],
  };
}

/**
 * The role without a phrase that only sounds like it. Words with a title noun behind them stay what they are: where the
 * heading “Community” is no role, “Community team” still is one.
 */
export function withoutPhrase(role: Role, phrase: string): Role {
  const { domains } = role.titles;
  return {
    ...role,
    titles: { ...titlesWithout(role.titles, phrase), domains },
    notThese: [...role.notThese, phrase],
  };
}

function titlesWithout(titles: Role['titles'], title: string): Role['titles'] {
  return {
    domains: without(title, titles.domains),
    names: without(title, titles.names),
    functions: without(title, titles.functions),
    departments: without(title, titles.departments),
    abbreviations: without(title, titles.abbreviations),
  };
}

function neighbourWithout(neighbour: NeighbourRole, title: string): NeighbourRole {
  return {
    ...neighbour,
    names: without(title, neighbour.names),
    departments: without(title, neighbour.departments),
  };
}

function isSeveralWords(title: string): boolean {
  return foldPhrase(title).length > 1;
}

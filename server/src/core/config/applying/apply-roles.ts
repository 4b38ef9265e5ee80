import { nearest } from '../../text/nearest';
import type { NeighbourRole, Role, RoleId } from '../../taxonomy/schema';
import { foldedPhrase } from '../../text/words';
import { claimTitle, withNeighbourTitles, withoutPhrase, withTitles } from './claim-titles';
import type { ConfigPath } from '../config';
import { guess } from '../say-value';
import type { NeighbourConfig, RoleConfig } from '../schema/schema';
import type { Workshop } from './workshop';

/** Adds the roles and neighbours of a layer, its names for them, and what is none of them. */
export function applyRoles(shop: Workshop): void {
  const { data } = shop.layer.reading;
  for (const [id, said] of Object.entries(data.roles ?? {})) applyRole(shop, id, said);
  for (const [id, said] of Object.entries(data.neighbours ?? {})) applyNeighbour(shop, id, said);
}

function applyRole(shop: Workshop, id: RoleId, said: RoleConfig): void {
  const { places } = shop.layer.reading;
  if (isSlip(shop, id, said)) return;
  // What findings call a role, plans may call it too.
  const isNew = !shop.roles.has(id);
  const label = said.label ?? (isNew ? labelOf(id) : undefined);
  const added = claimedTitles(shop, ['roles', id], label, said.titles);
  const known = shop.roles.get(id) ?? newRole(id, shop);
  const role: Role = {
    ...withTitles(known, added),
    ...(label !== undefined && { label, phrase: phraseOf(label) }),
    ...(said.definition !== undefined && { definition: said.definition }),
    ...(said.focus !== undefined && { focus: said.focus }),
  };
  shop.roles.set(id, (said.notThese ?? []).reduce(withoutPhrase, role));
  shop.neighbours.delete(id);
  if (said.like === undefined) return;
  if (shop.isBuiltinRole(id))
    shop.complain(
      places.key(['roles', id, 'like']),
      `“${id}” is a role that Rolecheck knows, so it cannot be like another one.`,
    );
  else shop.likes.push({ role: id, like: said.like, uri: shop.layer.uri, span: places.value(['roles', id, 'like']) });
}

/** A known role's id misspelt, or its name instead of its id; whoever means a role of their own says what it is. */
function isSlip(shop: Workshop, id: RoleId, { label, like }: RoleConfig): boolean {
  if (shop.roles.has(id) || shop.neighbours.has(id) || label !== undefined || like !== undefined) return false;
  const meant = meantRole(shop, id);
  if (meant === undefined) return false;
  const own = 'For a role of your own, say under “label” what it is called.';
  shop.complain(shop.layer.reading.places.key(['roles', id]), `There is no role “${id}”.${guess(meant)} ${own}`, {
    instead: meant,
  });
  return true;
}

function applyNeighbour(shop: Workshop, id: string, said: NeighbourConfig): void {
  if (shop.roles.has(id)) {
    shop.complain(
      shop.layer.reading.places.key(['neighbours', id]),
      `“${id}” is a role that is checked, so it cannot be a neighbour, which never is. Put its names under “roles”.`,
    );
    return;
  }
  const label = said.label ?? (shop.neighbours.has(id) ? undefined : labelOf(id));
  const added = claimedTitles(shop, ['neighbours', id], label, said.titles);
  const known = shop.neighbours.get(id) ?? newNeighbour(id);
  shop.neighbours.set(id, { ...withNeighbourTitles(known, added), ...(label !== undefined && { label }) });
}

/** The names that are somebody's from now on. */
function claimedTitles(
  shop: Workshop,
  path: readonly [section: string, id: string],
  label: string | undefined,
  titles: readonly string[] = [],
): readonly string[] {
  const [, id] = path;
  const claimed = (title: string, at: ConfigPath): boolean => claimTitle(shop, id, title, [...path, ...at]);
  return [
    ...(label !== undefined && claimed(label, ['label']) ? [label] : []),
    ...titles.filter((title, index) => claimed(title, ['titles', index])),
  ];
}

/** Gives roles of the team's own what the roles have that they are like. */
export function applyLikes(shop: Workshop): void {
  for (const { role, like, uri, span } of shop.likes) {
    if (!shop.roles.has(like) || like === role) {
      const meant = meantRole(shop, like, role);
      shop.complain(span, `There is no other role “${like}”.${guess(meant)}`, { uri, instead: meant });
      continue;
    }
    for (const term of shop.terms.values()) {
      const relation = term.roles[like];
      if (relation !== undefined && term.roles[role] === undefined)
        shop.terms.set(term.id, { ...term, roles: { ...term.roles, [role]: { ...relation, basis: [] } } });
    }
  }
}

/** The role that is called so, or whose id is near; `undefined` where there is none. */
export function meantRole(shop: Workshop, typed: string, except?: RoleId): RoleId | undefined {
  const others = [...shop.roles.values()].filter(({ id }) => id !== except);
  const key = foldedPhrase(typed);
  const called = others.find(({ label, titles: { functions, departments, names } }) =>
    [label, ...functions, ...departments, ...names].some((name) => foldedPhrase(name) === key),
  );
  return (
    called?.id ??
    nearest(
      typed,
      others.map(({ id }) => id),
    )
  );
}

function newRole(id: RoleId, shop: Workshop): Role {
  const label = labelOf(id);
  const fresh: Role = {
    id,
    label,
    phrase: phraseOf(label),
    definition: `A role of your own team, described in ${shop.fileName}.`,
    focus: 'The work that your team has given to it.',
    titles: { domains: [], names: [], functions: [], departments: [], abbreviations: [] },
    notThese: [],
    sources: [],
  };
  const neighbour = shop.neighbours.get(id);
  if (neighbour === undefined) return fresh;
  const { titles } = withTitles(fresh, neighbour.departments);
  return { ...fresh, titles: { ...titles, names: [...titles.names, ...neighbour.names] } };
}

function newNeighbour(id: string): NeighbourRole {
  const why = 'Your team says that it is recognised and never checked.';
  return { id, label: labelOf(id), names: [], departments: [], why };
}

/** “developer-relations” as a name: “Developer relations”. */
export function labelOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name within a sentence: “Developer relations” is “developer relations” there, “Member Happiness” and “DevRel” stay. */
function phraseOf(label: string): string {
  return /^\p{Lu}[^\p{Lu}]*$/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

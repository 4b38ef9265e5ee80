import type { RuleName, SeveritySetting } from '../../rules/findings';
import type { NeighbourRole, Role, Term } from '../../taxonomy/schema';
import { configFileName, configSchema } from '../schema/schema';
import { changedValue, type ConfigChange } from './change';

/** The file that a decision goes into. */
export interface DecisionPlace {
  /** As it is shown: its name, or its path where there are several. */
  readonly name: string;
  /** It is not there yet. */
  readonly isNew: boolean;
}

/** Something that a team decides once and for all, instead of plan by plan. */
export interface Decision {
  /** What it does, in words for whoever writes the plan; names the file that is written. */
  readonly title: string;
  readonly change: ConfigChange;
}

const HERE: DecisionPlace = { name: configFileName, isNew: false };

type NamedRole = Pick<Role, 'id' | 'phrase'>;
type NamedTerm = Pick<Term, 'id' | 'label'>;

/** The role owns the term, or has a part in it. */
export function decideRelation(
  is: 'own' | 'share',
  role: NamedRole,
  term: NamedTerm,
  place: DecisionPlace = HERE,
): Decision | undefined {
  const change: ConfigChange = { kind: 'set', path: ['terms', term.id, 'roles', role.id], value: is };
  return decision(`Let ${role.phrase} ${is} “${term.label}”`, change, place);
}

/** The phrase is another word for the term. `undefined` where it is none that the file could hold, here and below. */
export function decideMeaning(phrase: string, term: NamedTerm, place: DecisionPlace = HERE): Decision | undefined {
  const words = tidied(phrase);
  return decision(`Read “${words}” as “${term.label}”`, entry(['terms', term.id, 'forms'], words), place);
}

/** The phrase has a word of the term in it and means something else. */
export function decideOtherMeaning(phrase: string, term: NamedTerm, place: DecisionPlace = HERE): Decision | undefined {
  const words = tidied(phrase);
  return decision(`Never read “${words}” as “${term.label}”`, entry(['terms', term.id, 'notThese'], words), place);
}

/** The name of a team, or a job title, means the role. */
export function decideTeam(name: string, role: NamedRole, place: DecisionPlace = HERE): Decision | undefined {
  const words = tidied(name);
  return decision(`Count “${words}” as ${role.phrase}`, entry(['roles', role.id, 'titles'], words), place);
}

/** The heading, or the phrase, sounds like the role and is something else. */
export function decideNoTeam(heading: string, role: NamedRole, place: DecisionPlace = HERE): Decision | undefined {
  const words = tidied(heading);
  return decision(`Never count “${words}” as ${role.phrase}`, entry(['roles', role.id, 'notThese'], words), place);
}

/** The roles and neighbours that there are. */
export interface KnownTeams {
  readonly roles: readonly Pick<Role, 'id'>[];
  readonly neighbours: readonly Pick<NeighbourRole, 'id' | 'label'>[];
}

/** The name is that of a team which is recognised and never checked. */
export function decideNeighbour(name: string, known: KnownTeams, place: DecisionPlace = HERE): Decision | undefined {
  const words = tidied(name);
  const change = entry(['neighbours', neighbourId(words, known), 'titles'], words);
  return decision(`Count “${words}” as another team, whose work is not checked`, change, place);
}

/** How strongly a rule's findings are shown in all plans that the file is about. */
export function decideLevel(rule: RuleName, level: SeveritySetting, place: DecisionPlace = HERE): Decision | undefined {
  const name = `“${rule.replaceAll('-', ' ')}”`;
  const title = level === 'off' ? `Switch off ${name} for all plans` : `Show ${name} as ${LEVELS[level]} in all plans`;
  return decision(title, { kind: 'set', path: ['rules', rule], value: level }, place);
}

const LEVELS: Readonly<Record<Exclude<SeveritySetting, 'off'>, string>> = {
  error: 'an error',
  warning: 'a warning',
  information: 'information',
  hint: 'a hint',
};

/** A plan is never checked; its path is relative to the file's folder, with slashes, as it is on disk. */
export function decideExclusion(path: string, place: DecisionPlace = HERE): Decision | undefined {
  // What stands outside of the folder is not for its file to say.
  if (/^(?:\.\.)?\//.test(path)) return undefined;
  const change = entry(['exclude'], escapedGlob(path.replace(/^\.\//, '')));
  return decision('Never check this file', change, place);
}

/** The path as a pattern that matches nothing else. */
function escapedGlob(path: string): string {
  return path.replace(/["\\*?[\]{}()!+@|$^]/g, '\\$&');
}

function entry(path: readonly string[], value: string): ConfigChange {
  return { kind: 'add', path, value };
}

function decision(what: string, change: ConfigChange, { name, isNew }: DecisionPlace): Decision | undefined {
  const fits = configSchema().safeParse(changedValue({}, change)?.value).success;
  return fits ? { title: `${what} (in ${isNew ? 'a new ' : ''}${name})`, change } : undefined;
}

/** Words from a plan as one line. */
function tidied(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The neighbour that has the name already, or an id for a new one. */
function neighbourId(name: string, { roles, neighbours }: KnownTeams): string {
  const lower = name.toLowerCase();
  const same = neighbours.find(({ label }) => label.toLowerCase() === lower);
  if (same !== undefined) return same.id;
  const slug = slugOf(name);
  if (slug !== undefined && !roles.some(({ id }) => id === slug)) return slug;
  const taken = new Set([...roles, ...neighbours].map(({ id }) => id));
  const base = slug === undefined ? 'team' : `${slug}-team`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  return id;
}

/** The longest id that still has room for a number. */
const LONGEST_SLUG = 70;

/** “Legal & Café” → `legal-cafe`; `undefined` where nothing is left of the name, as with names in other scripts. */
function slugOf(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (words === null || /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(name)) return undefined;
  const slug = words.join('-').slice(0, LONGEST_SLUG).replace(/-$/, '');
  return /^[a-z]/.test(slug) ? slug : `team-${slug}`;
}

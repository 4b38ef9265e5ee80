import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ConfigPath } from '../../core/config/config';
import type { ConfigPlace } from '../../core/config/config-place';
import { expectedAt, type Expected } from '../../core/config/schema/config-schema';
import type { ConfigData, IdOf } from '../../core/config/schema/schema';
import { noLinks } from '../../core/reference/pages';
import { list } from '../../core/reference/words';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { Draft } from '../../core/text/draft';
import type { Suggestion } from '../completion/item';
import { blanks, continuation, readyMapping, type Hand } from './continuation';
import { describeId, describeKey, describeWord, type Description } from './descriptions';
import { knownIds, type KnownId } from './known-ids';

/** A suggestion for a team's file. */
export interface Offer extends Suggestion {
  /** What explains it; of terms and roles the client asks for that when it looks at them. */
  readonly description?: Description | undefined;
  /** It begins on the next line, so that no blank should be left behind the colon. */
  readonly isBelow?: boolean;
}

/** What offers are made from. */
export interface Desk {
  readonly place: ConfigPlace;
  readonly hand: Hand;
  readonly taxonomy: Taxonomy;
  readonly data: ConfigData;
  readonly uri: string;
  /** The writer asked, or typed a word; nothing that begins a new line comes up otherwise. */
  readonly isAsked: boolean;
}

/** What may be written at the place, the most likely first. */
export function offersFor(desk: Desk): readonly Offer[] {
  const { place, hand } = desk;
  const expected = expectedAt(hand.schema, place.path);
  if (expected === undefined) return [];
  const lead = place.needsBlank ? ' ' : '';
  const items = expectedAt(hand.schema, [...place.path, 0]);
  switch (place.expects) {
    case 'key':
      return keys(expected, place.column, lead, desk);
    case 'either':
      return [
        ...keys(expected, place.column, lead, desk),
        ...words(expected, [lead, ''], desk),
        ...ready(expected, place.column, lead, desk),
        ...(items === undefined ? [] : words(items, [`${lead}- `, ''], desk)),
      ];
    case 'value': {
      const written = [
        ...words(expected, [lead, ''], desk),
        ...(items === undefined || place.isQuoted ? [] : words(items, [`${lead}[`, ']'], desk)),
      ];
      if (place.isQuoted) return written;
      if (place.isFlow) return [...written, ...ready(expected, 0, lead, desk)];
      const column = place.column + hand.step;
      const next = `\n${blanks(column)}`;
      const below = [
        ...ready(expected, column, next, desk),
        ...(desk.isAsked && written.length === 0 ? keys(expected, column, next, desk) : []),
      ];
      return [...written, ...below.map((offer) => ({ ...offer, isBelow: true }))];
    }
  }
}

/** The ids of a kind that fit the path, the best first. */
export function fittingIds(
  of: IdOf,
  path: ConfigPath,
  { taxonomy, data }: Pick<Desk, 'taxonomy' | 'data'>,
): readonly KnownId[] {
  const ids = knownIds(of, taxonomy, data);
  // A neighbour can be made a role, which is checked from then on.
  if (path.length === 1 && path[0] === 'roles') return [...ids, ...knownIds('neighbour', taxonomy, data)];
  const [section, subject, , role] = path;
  const last = path.at(-1);
  if (section === 'roles' && last === 'like') return ids.filter(({ id }) => id !== subject);
  if (section !== 'terms' || last !== 'instead' || typeof role !== 'string') return ids;
  const dimension = taxonomy.term(String(subject))?.dimension ?? data.terms?.[String(subject)]?.dimension;
  const fit = ({ id }: KnownId): number => {
    const term = taxonomy.term(id);
    const relation = term === undefined ? undefined : taxonomy.relation(role, term)?.is;
    return (relation === 'own' ? 2 : relation === 'share' ? 1 : 0) + (term?.dimension === dimension ? 3 : 0);
  };
  return ids.filter(({ id }) => id !== subject).sort((a, b) => fit(b) - fit(a));
}

function keys(expected: Expected, column: number, lead: string, desk: Desk): readonly Offer[] {
  const { place, hand } = desk;
  const taken = new Set(place.expects === 'value' ? [] : place.taken);
  const behind = (name: string): Draft =>
    place.hasColon || place.isQuoted ? [] : continuation([...place.path, name], column, hand);
  const { keysAre } = expected;
  // Sources are the team's own: there is none to name that is not there yet.
  if (keysAre === 'source') return [];
  if (keysAre !== undefined) {
    const ids = fittingIds(keysAre, place.path, desk).filter(({ id }) => !taken.has(id));
    // What is said of one is said of all.
    const same = behind(ids[0]?.id ?? '');
    return ids.map((id) => idOffer(id, [lead + id.id, ...same], desk));
  }
  const idle = idleKeys(desk);
  return expected.keys
    .filter(({ name }) => !taken.has(name) && !idle.has(name))
    .map(({ name, isRequired }) => {
      const inner = expectedAt(hand.schema, [...place.path, name]);
      return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: isRequired ? 'needed' : (inner?.shapes.map((shape) => SHAPES[shape]).join(' or ') ?? ''),
        draft: [lead + name, ...behind(name)],
        words: [name],
        description: inner === undefined ? undefined : describeKey(name, inner),
      };
    });
}

/** Keys that would change nothing, or be a mistake: what Rolecheck knows has its kind, and only metrics have a formula. */
function idleKeys({ place, taxonomy, data }: Desk): ReadonlySet<string> {
  const [section, id] = place.path;
  if (section !== 'terms' || place.path.length !== 2) return new Set();
  const term = taxonomy.term(String(id));
  const said = data.terms?.[String(id)]?.dimension;
  const isBuiltin = term !== undefined && term.family !== TEAM;
  const dimension = isBuiltin ? term.dimension : (said ?? term?.dimension ?? 'metric');
  return new Set([...(isBuiltin ? ['dimension'] : []), ...(dimension === 'metric' ? [] : ['formula', 'unit'])]);
}

/** The family of terms that come from a team's file. */
const TEAM = 'team';

const SHAPES = { word: 'words', list: 'a list', mapping: 'more below' } as const;

function words(expected: Expected, [before, behind]: readonly [string, string], desk: Desk): readonly Offer[] {
  const { place } = desk;
  const taken = new Set(place.taken);
  const ids = expected.wordIs === undefined ? [] : fittingIds(expected.wordIs, place.path, desk);
  return [
    ...expected.words.map((word) => ({
      label: word.word,
      kind: CompletionItemKind.EnumMember,
      detail: word.meaning,
      draft: [before + word.word + behind],
      words: [word.word],
      description: describeWord(word),
    })),
    ...ids.filter(({ id }) => !taken.has(id)).map((id) => idOffer(id, [before + id.id + behind], desk)),
  ];
}

function ready({ ready: mappings }: Expected, column: number, lead: string, { hand }: Desk): readonly Offer[] {
  return mappings.map(({ title, value }) => {
    const label = `${String(Object.values(value)[0])}, ${title}`;
    return {
      label,
      kind: CompletionItemKind.Struct,
      detail: `with ${list(Object.keys(value).slice(1))}`,
      draft: [lead, ...readyMapping(value, column, hand)],
      words: [label],
    };
  });
}

function idOffer({ of, id, label, brief, kind, words: found }: KnownId, draft: Draft, desk: Desk): Offer {
  const { taxonomy, data, uri } = desk;
  const isLookedUp = of === 'term' || of === 'role';
  return {
    label: id,
    kind,
    detail: of === 'term' ? `${label}, ${brief}${ownersOf(id, taxonomy)}` : label,
    brief,
    draft,
    words: found,
    ...(isLookedUp && { data: { uri, [of]: id } }),
    description: isLookedUp ? undefined : describeId(of, id, { taxonomy, data, linkTo: noLinks }),
  };
}

/** “ of marketing and social media management”. */
function ownersOf(id: string, taxonomy: Taxonomy): string {
  const term = taxonomy.term(id);
  const owners = term === undefined ? [] : taxonomy.owners(term);
  return owners.length === 0 ? '' : ` of ${list(owners.map(({ phrase }) => phrase))}`;
}

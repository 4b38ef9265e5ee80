import type { Attribution, Relation, Source, Term } from '../../taxonomy/schema';
import { nearest } from '../../text/nearest';
import { meantRole } from './apply-roles';
import type { ConfigPath } from '../config';
import { guess } from '../say-value';
import type { RelationConfig, RelationWord } from '../schema/schema';
import type { Workshop } from './workshop';

/** Adds whose the terms are, once all roles and terms of all layers are known. */
export function applyRelations(shop: Workshop): void {
  const { data, places } = shop.layer.reading;
  for (const [id, said] of Object.entries(data.terms ?? {})) {
    for (const [role, relation] of Object.entries(said.roles ?? {})) {
      const term = shop.terms.get(id);
      if (term === undefined) continue;
      const path: ConfigPath = ['terms', id, 'roles', role];
      if (!shop.roles.has(role)) {
        const meant = meantRole(shop, role);
        const which = meant === undefined ? ` There are: ${[...shop.roles.keys()].join(', ')}.` : guess(meant);
        shop.complain(places.key(path), `There is no role “${role}”.${which}`, { instead: meant });
        continue;
      }
      const made = relationOf(term, role, relation, path, shop);
      const others = Object.fromEntries(Object.entries(term.roles).filter(([id]) => id !== role));
      shop.terms.set(id, { ...term, roles: made === undefined ? others : { ...others, [role]: made } });
    }
  }
}

function relationOf(
  term: Term,
  role: string,
  config: RelationConfig,
  path: ConfigPath,
  shop: Workshop,
): Relation | undefined {
  const said = typeof config === 'string' ? { is: config } : config;
  // The team has the last word, and the first place where it is told who says what.
  const basis = [...attributionsOf(said, path, shop), ...(term.roles[role]?.basis ?? [])];
  if (said.is === 'unstated') return undefined;
  if (said.is !== 'outside') return { is: said.is, basis };
  const before = term.roles[role];
  const instead = said.instead ?? (before?.is === 'outside' ? before.instead : undefined);
  return {
    is: 'outside',
    strength: said.arguable === true ? 'arguable' : 'clear',
    reason:
      said.reason ?? (before?.is === 'outside' ? before.reason : `Your team keeps it apart, says ${shop.fileName}.`),
    ...(instead !== undefined && shop.terms.has(instead) && { instead }),
    basis,
  };
}

const SAYS: Readonly<Record<Exclude<RelationWord, 'unstated'>, Attribution['says']>> = {
  own: 'owns',
  share: 'shares',
  outside: 'outside',
};

/** The team's own file says so, and whomever it names besides. */
function attributionsOf(
  {
    is,
    reason,
    sources = [],
  }: { readonly is: RelationWord; readonly reason?: string; readonly sources?: readonly string[] },
  path: ConfigPath,
  shop: Workshop,
): readonly Attribution[] {
  if (is === 'unstated') return [];
  const says = SAYS[is];
  const named = sources.flatMap((source, index) => {
    if (shop.sources.has(source)) return [source];
    const meant = nearest(source, shop.sources.keys());
    const at = shop.layer.reading.places.value([...path, 'sources', index]);
    shop.complain(at, `There is no source “${source}” under “sources”.${guess(meant)}`, { instead: meant });
    return [];
  });
  const own = teamSource(reason !== undefined && is !== 'outside' ? reason : undefined, path, shop);
  return [own.id, ...named].map((source) => ({ source, says, reading: 'stated' }));
}

/** The file itself as a source, with the reason that it gives. */
function teamSource(reason: string | undefined, path: ConfigPath, shop: Workshop): Source {
  const id = reason === undefined ? `file:${shop.layer.uri}` : `file:${shop.layer.uri}#${path.join('.')}`;
  const name = `Your team’s rules (${shop.fileName})${reason === undefined ? '' : `: ${reason}`}`;
  const source: Source = { id, name, kind: 'workspace' };
  shop.sources.set(id, source);
  return source;
}

/** Says where a term is named to be used instead that is none, or belongs elsewhere too. Once all relations are known. */
export function checkInsteads(shop: Workshop): void {
  const { data, places } = shop.layer.reading;
  for (const [id, said] of Object.entries(data.terms ?? {}))
    for (const [role, relation] of Object.entries(said.roles ?? {})) {
      const instead = typeof relation === 'string' ? undefined : relation.instead;
      if (instead === undefined) continue;
      const at = places.value(['terms', id, 'roles', role, 'instead']);
      const term = shop.terms.get(instead);
      if (term === undefined) {
        const meant = shop.meantTerm(instead);
        shop.complain(at, `There is no term “${instead}”.${guess(meant)}`, { instead: meant });
      } else if (term.roles[role]?.is === 'outside')
        shop.complain(at, `“${term.label}” belongs elsewhere too, so it is a poor thing to use instead.`, {
          severity: 'information',
        });
    }
}

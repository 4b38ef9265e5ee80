import type { Dimension, RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { plainTextOf, type Draft } from '../text/draft';
import { nameOf } from '../writing/names';
import { writeTerm } from '../writing/terms';
import { isFoundAt, standsAlone } from './given-at';
import type { TermPlace } from './term-place';
import { termsOfRole } from './terms-of-role';
import { foldTyped, wordsOf } from './typed-phrase';

/**
 * How a suggested term stands to whom the place belongs to: theirs alone, shared with others, something that nothing is
 * said about, or somebody else's.
 */
export type Standing = 'own' | 'share' | 'unstated' | 'outside';

/** A term that may be written at a place. */
export interface TermSuggestion {
  readonly term: Term;
  readonly standing: Standing;
  /** Those of the place's roles that it stands so to. */
  readonly roles: readonly RoleId[];
  /** Another role to which the plan gives it already. */
  readonly heldBy: RoleId | undefined;
  readonly draft: Draft;
  /** The term's words that fit what was typed best come first. */
  readonly forms: readonly string[];
}

/** A suggestion before it is written. */
type Ranked = Omit<TermSuggestion, 'draft'> & { readonly rank: number };

/** What is offered where nothing says which kind of thing is listed. */
const ANY_KIND: readonly Dimension[] = ['metric', 'tactic', 'objective'];
/** So many typed characters ask for a term by name, whosever it is. */
const TYPED_OUT = 3;
/** More than this nobody reads; what is typed narrows the list down. */
const MOST = 40;

/**
 * The terms for a place, the most fitting first: what belongs to the place's roles, then what they share. Others come only
 * when they are typed out, those of other roles last. What would be found outside there although it belongs to the role
 * (a sentence around it may give it to somebody else) is left out.
 */
export function suggestTerms(place: TermPlace, taxonomy: Taxonomy): readonly TermSuggestion[] {
  const roles = place.owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
  if (roles.length === 0 || roles.length < place.owners.length) return [];
  const typed = foldTyped(place.typed).trimEnd();
  const dimensions = place.dimension === undefined ? ANY_KIND : [place.dimension];
  const suggest = (term: Term, standing: Standing): Ranked | undefined => {
    const match = matchOf(term, typed, taxonomy);
    if (place.present.has(term.id) || match === undefined) return undefined;
    const isTypedOut = match.quality < 2 && typed.length >= TYPED_OUT;
    const heldBy = place.held.get(term.id);
    const needsName = standing === 'outside' || standing === 'unstated' || heldBy !== undefined;
    if (needsName && !isTypedOut) return undefined;
    const concerned = roles.filter((role) => (taxonomy.relation(role, term)?.is ?? 'unstated') === standing);
    const rank = STANDINGS.indexOf(standing) * 3 + match.quality;
    return { term, standing, roles: concerned, heldBy, forms: match.forms, rank };
  };
  const mine = dimensions.flatMap((dimension) => theirs(taxonomy, roles, dimension));
  const known = new Set(mine.map(({ term }) => term));
  const others =
    typed.length < TYPED_OUT
      ? []
      : taxonomy.terms
          .filter((term) => dimensions.includes(term.dimension) && !known.has(term))
          .map((term) => ({ term, standing: standingOf(taxonomy, roles, term) }));
  const ranked = [...mine, ...others]
    .flatMap(({ term, standing }) => suggest(term, standing) ?? [])
    .sort((a, b) => a.rank - b.rank);
  // What is theirs, among things of its kind and with no sentence around it, can only be read as theirs.
  const isAlone = standsAlone(place.writing);
  const offered: TermSuggestion[] = [];
  for (const suggestion of ranked) {
    const { standing, term } = suggestion;
    const isSafe = standing === 'outside' || (isAlone && term.dimension === place.dimension && standing !== 'unstated');
    if (!isSafe && isFoundAt(place.writing, writtenWords(term, place), taxonomy)) continue;
    offered.push({ ...suggestion, draft: draftOf(term, place) });
    if (offered.length === MOST) break;
  }
  return offered;
}

const STANDINGS: readonly Standing[] = ['own', 'share', 'unstated', 'outside'];

/** What any of the roles owns or shares and what is outside of none of them, the most telling of each role first. */
function theirs(
  taxonomy: Taxonomy,
  roles: readonly RoleId[],
  dimension: Dimension,
): readonly { readonly term: Term; readonly standing: Standing }[] {
  const terms = new Set(roles.flatMap((role) => termsOfRole(taxonomy, role, dimension).map(({ term }) => term)));
  return [...terms]
    .map((term) => ({
      term,
      standing: standingOf(taxonomy, roles, term),
      weight: Math.max(...roles.map((role) => weigh(taxonomy, role, term))),
    }))
    .sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || b.weight - a.weight);
}

/**
 * How central a term is to a role's plan: how many sources name it for the role, how many define it at all, and whether it
 * is the role's alone. The numbers matter only by the order that they make.
 */
function weigh(taxonomy: Taxonomy, role: RoleId, term: Term): number {
  const named = (term.roles[role]?.basis ?? []).filter(({ source }) => taxonomy.source(source)?.kind === 'seed').length;
  return Math.min(named, 4) + term.sources.length + Number(taxonomy.owners(term).length === 1);
}

function standingOf(taxonomy: Taxonomy, roles: readonly RoleId[], term: Term): Standing {
  const relations = roles.map((role) => taxonomy.relation(role, term)?.is);
  if (relations.includes('outside')) return 'outside';
  if (relations.includes('own')) return 'own';
  return relations.includes('share') ? 'share' : 'unstated';
}

/** The term in the form that the place asks for; its name alone is spelt like what it takes the place of. */
function draftOf(term: Term, { shape, replaced }: TermPlace): Draft {
  if (shape.kind === 'words' && /^\p{Lu}(?=\p{Ll}|$)/u.test(replaced)) return [nameOf(term)];
  return writeTerm(term, shape);
}

/** What the checker would read of the draft, examples filled in. */
function writtenWords(term: Term, { shape }: TermPlace): string {
  const read = shape.kind === 'item' || shape.kind === 'key-value' ? shape.kind : 'words';
  return plainTextOf(writeTerm(term, { kind: read }));
}

/**
 * How well the term's words fit what was typed, which is folded: its label begins with it (0), another form does (1), or
 * a form has words that begin with its words (2). Nothing typed fits everything.
 */
function matchOf(
  term: Term,
  typed: string,
  taxonomy: Taxonomy,
): { readonly quality: 0 | 1 | 2; readonly forms: readonly string[] } | undefined {
  const forms = wordsOf(term);
  if (typed === '') return { quality: 0, forms };
  const folded = taxonomy.derive(foldAll).get(term) ?? [];
  const best = (index: number): readonly string[] => [...forms.slice(index, index + 1), ...forms.toSpliced(index, 1)];
  const first = folded.findIndex((form) => form.startsWith(typed));
  if (first >= 0) return { quality: first === 0 ? 0 : 1, forms: best(first) };
  const wanted = typed.split(' ').map((word) => ` ${word}`);
  const fitting = folded.findIndex((form) => wanted.every((start) => ` ${form}`.includes(start)));
  return fitting < 0 ? undefined : { quality: 2, forms: best(fitting) };
}

/** The words of every term, folded as what is typed. */
function foldAll(taxonomy: Taxonomy): ReadonlyMap<Term, readonly string[]> {
  return new Map(taxonomy.terms.map((term) => [term, wordsOf(term).map(foldTyped)]));
}

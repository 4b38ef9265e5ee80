import type { Attribution, RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { blocks, bullets, escapeText, table, webLink } from './markdown';

/** What one source says of a role and a term, with every place where it says so. */
interface Saying {
  readonly role: RoleId;
  readonly source: string;
  readonly says: Attribution['says'];
  readonly places: readonly string[];
  /** No place says it in so many words: it follows from something broader or narrower. */
  readonly implied: boolean;
}

const VERBS: Readonly<Record<Attribution['says'], string>> = {
  owns: 'owns it',
  shares: 'shares it',
  outside: 'does not own it',
};

/**
 * Who says whose a term is: a list where the sources agree; where they do not, a table with a column for each role, so
 * that they stand side by side. Empty where no source is known. `most` limits the rows.
 */
export function whoSaysSo(term: Term, taxonomy: Taxonomy, most = Infinity): string {
  const sayings = sayingsOf(term, taxonomy);
  if (sayings.length === 0) return '';
  const mostPlaces = most === Infinity ? Infinity : 3;
  const roles = taxonomy.roles.filter(({ id }) => sayings.some(({ role }) => role === id));
  const agree = new Set(sayings.map(({ role, says }) => `${role} ${says}`)).size === 1;
  if (agree) {
    const shown = sayings.slice(0, most);
    return blocks(
      bullets(shown.map((saying) => `${sourceName(saying.source, taxonomy)}: ${placesOf(saying, mostPlaces)}`)),
      more(sayings.length - shown.length),
    );
  }
  const sources = [...new Set(sayings.map(({ source }) => source))];
  const shown = sources.slice(0, most);
  const rows = shown.map((source) => [
    sourceName(source, taxonomy),
    ...roles.map(({ id }) =>
      sayings
        .filter((saying) => saying.source === source && saying.role === id)
        .map((saying) => placesOf(saying, mostPlaces))
        .join('; '),
    ),
  ]);
  return blocks(
    table(['Source', ...roles.map(({ label }) => escapeText(label))], rows),
    more(sources.length - shown.length),
  );
}

/** Whether the sources differ: some say that a role owns the term, others that one merely shares it or does not own it. */
export function sourcesDiffer(term: Term, taxonomy: Taxonomy): boolean {
  const sayings = sayingsOf(term, taxonomy);
  const several = new Set(sayings.map(({ source }) => source)).size > 1;
  return several && new Set(sayings.map(({ says }) => says)).size > 1;
}

/** The name of a source, leading to its address where it has one. */
export function sourceName(id: string, taxonomy: Taxonomy): string {
  const source = taxonomy.source(id);
  return webLink(escapeText(source?.name ?? id), source?.url);
}

/** “p4s2” in words. */
export function placeInWords(at: string): string {
  const [, paragraph, sentence] = /^p(\d+)(?:s(\d+))?$/.exec(at) ?? [];
  if (paragraph === undefined) return at.replace(/^([a-z]{2,})(\d+)$/, '$1 $2');
  return sentence === undefined ? `paragraph ${paragraph}` : `paragraph ${paragraph}, sentence ${sentence}`;
}

function sayingsOf(term: Term, taxonomy: Taxonomy): readonly Saying[] {
  return taxonomy.roles.flatMap(({ id: role }) => {
    const basis = taxonomy.relation(role, term)?.basis ?? [];
    const keys = [...new Set(basis.map(({ source, says }) => `${source} ${says}`))];
    return keys.flatMap((key) => {
      const same = basis.filter(({ source, says }) => `${source} ${says}` === key);
      const first = same[0];
      if (first === undefined) return [];
      const places = same.flatMap(({ at }) => (at === undefined ? [] : [placeInWords(at)]));
      const implied = same.every(({ reading }) => reading === 'inferred');
      return [{ role, source: first.source, says: first.says, places: [...new Set(places)], implied }];
    });
  });
}

function placesOf({ says, places, implied }: Saying, mostPlaces: number): string {
  const shown = places.slice(0, mostPlaces).join('; ') + (places.length > mostPlaces ? '; …' : '');
  const where = places.length === 0 ? '' : ` (${escapeText(shown)})`;
  return `${VERBS[says]}${implied ? ' by implication' : ''}${where}`;
}

function more(count: number): string {
  return count > 0 ? `And ${count} more.` : '';
}

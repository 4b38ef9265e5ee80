import { compileLexicon, openLexicon, type CompiledLexicon } from './core/mentions/compile-lexicon';
import { buildLexicon, growLexicon } from './core/mentions/lexicon';
import { compileData, OpenedData, type CompiledData } from './core/taxonomy/compile';
import type { TaxonomyData } from './core/taxonomy/schema';
import { Taxonomy } from './core/taxonomy/taxonomy';

/** What stands in the first line: everything that is short, and how long the rest is. */
interface Head extends Omit<CompiledData, 'terms'> {
  readonly words: CompiledLexicon['words'];
}

/**
 * Writes a taxonomy and its lexicon down as one text: a line of JSON about the whole, then one a term, then one for each
 * word with which a form begins. Programs open that instead of reading, validating and folding the files that people edit.
 */
export function compileTaxonomy(data: TaxonomyData): string {
  const { terms, ...parts } = compileData(data);
  const { words, trees } = compileLexicon(growLexicon(new Taxonomy(data)), data.terms);
  const head: Head = { ...parts, words };
  return [JSON.stringify(head), ...terms, ...trees].join('\n');
}

/** Opens what {@link compileTaxonomy} wrote. It takes milliseconds, since most of it is read when it is first needed. */
export function openTaxonomy(text: string): Taxonomy {
  const [first = '', ...lines] = text.split('\n');
  const { words, ...parts } = JSON.parse(first) as Head;
  const terms = lines.slice(0, parts.termIds.length);
  const trees = lines.slice(parts.termIds.length);
  const data = new OpenedData({ ...parts, terms });
  const lexicon = { words, trees };
  return new Taxonomy(data, {
    made: (build) => (build === buildLexicon ? openLexicon(lexicon, (number) => data.termAt(number)) : undefined),
  });
}

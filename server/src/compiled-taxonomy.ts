import { readConfigSchema } from './core/config/schema/read-config-schema';
import { compileLexicon, openLexicon } from './core/mentions/compile-lexicon';
import { buildLexicon, growLexicon } from './core/mentions/lexicon';
import { readRuleManuals } from './core/rules/manuals';
import { asciiJson } from './core/taxonomy/ascii-json';
import { compileData, OpenedData, type CompiledData } from './core/taxonomy/compile';
import type { TaxonomyData } from './core/taxonomy/schema';
import {
  buildRoleGrammar,
  growRoleGrammar,
  listRoleNames,
  openRoleGrammar,
  writeRoleNames,
} from './core/roles/role-names';
import { buildRoleWords, listRoleWords, RoleWords, type RoleWordList } from './core/roles/role-words';
import { Taxonomy, type MadeTables } from './core/taxonomy/taxonomy';

/** What stands in the first line: by which words names and forms begin, and with that how long the rest is. */
interface Head {
  readonly termIds: CompiledData['termIds'];
  readonly roleWords: RoleWordList;
  readonly nameWords: readonly string[];
}

/** What stands in the following lines, each as JSON that is read when somebody asks for it. */
const PARTS = [
  'roles',
  'neighbours',
  'traits',
  'sources',
  'comparisons',
  'words',
  'configSchema',
  'ruleManuals',
] as const;

/**
 * Writes a taxonomy, its lexicon and its names of roles down as one text: a line of JSON about the whole, then one for each
 * part, each term, each word with which a name begins, and each with which a form begins. Programs open that instead of
 * reading, validating and folding the files that people edit.
 */
export function compileTaxonomy(data: TaxonomyData): string {
  const { termIds, terms, ...parts } = compileData(data);
  const taxonomy = new Taxonomy(data);
  const { words, trees } = compileLexicon(growLexicon(taxonomy), data.terms);
  const listed = listRoleNames(taxonomy);
  const { words: nameWords, names } = writeRoleNames(listed);
  const head: Head = { termIds, roleWords: listRoleWords(growRoleGrammar(listed)), nameWords };
  const written: Readonly<Record<(typeof PARTS)[number], string>> = {
    ...parts,
    words: asciiJson(words),
    configSchema: asciiJson(readConfigSchema(taxonomy)),
    ruleManuals: asciiJson(readRuleManuals(taxonomy)),
  };
  return [asciiJson(head), ...PARTS.map((part) => written[part]), ...terms, ...names, ...trees].join('\n');
}

/** Opens what {@link compileTaxonomy} wrote. It takes milliseconds, since most of it is read when it is first needed. */
export function openTaxonomy(text: string): Taxonomy {
  const lines = text.split('\n');
  let at = 0;
  const next = (count: number): readonly string[] => lines.slice(at, (at += count));
  const { termIds, roleWords, nameWords } = JSON.parse(next(1).join('')) as Head;
  const [roles = '', neighbours = '', traits = '', sources = '', comparisons = '', ...others] = next(PARTS.length);
  const [words = '', configSchema = '', ruleManuals = ''] = others;
  const terms = next(termIds.length);
  const names = next(nameWords.length);
  const trees = lines.slice(at);
  const data = new OpenedData({ termIds, terms, roles, neighbours, traits, sources, comparisons });
  const made: MadeTables = (build, taxonomy) => {
    if (build === buildLexicon) {
      return openLexicon({ words: JSON.parse(words) as string, trees }, (number) => data.termAt(number));
    }
    if (build === readConfigSchema) return JSON.parse(configSchema);
    if (build === readRuleManuals) return JSON.parse(ruleManuals);
    if (build === buildRoleGrammar) return openRoleGrammar({ words: nameWords, names });
    if (build === buildRoleWords) return new RoleWords(roleWords, () => taxonomy.derive(buildRoleGrammar));
    return undefined;
  };
  return new Taxonomy(data, made);
}

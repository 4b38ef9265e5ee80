import { readConfigSchema } from './core/config/schema/read-config-schema';
import { compileLexicon, openLexicon } from './core/mentions/compile-lexicon';
import { buildLexicon, growLexicon } from './core/mentions/lexicon';
import { readRuleManuals } from './core/rules/manuals';
import { asciiJson } from './core/taxonomy/ascii-json';
import { compileData, OpenedData, type CompiledData } from './core/taxonomy/compile';
import type { TaxonomyData } from './core/taxonomy/schema';
import { buildRoleGrammar, growRoleGrammar, listRoleNames, type ListedName } from './core/roles/role-names';
import { buildRoleWords, listRoleWords, RoleWords, type RoleWordList } from './core/roles/role-words';
import { Taxonomy } from './core/taxonomy/taxonomy';

/** What stands in the first line: everything that is short, and how long the rest is. */
interface Head extends Omit<CompiledData, 'terms'> {
  readonly roleWords: RoleWordList;
  /** As JSON that is read where a document may be a plan: the lexicon's words, and what {@link ListedName} says. */
  readonly words: string;
  readonly roleNames: string;
  /** The schema of a team's file, as JSON that few runs need. */
  readonly configSchema: string;
  /** The manuals of the rules, as JSON that is read where somebody asks for one. */
  readonly ruleManuals: string;
}

/**
 * Writes a taxonomy, its lexicon and its names of roles down as one text: a line of JSON about the whole, then one a term, then one for each
 * word with which a form begins. Programs open that instead of reading, validating and folding the files that people edit.
 */
export function compileTaxonomy(data: TaxonomyData): string {
  const { terms, ...parts } = compileData(data);
  const taxonomy = new Taxonomy(data);
  const { words, trees } = compileLexicon(growLexicon(taxonomy), data.terms);
  const roleNames = listRoleNames(taxonomy);
  const roleWords = listRoleWords(growRoleGrammar(roleNames));
  const head: Head = {
    ...parts,
    roleWords,
    words: asciiJson(words),
    roleNames: asciiJson(roleNames),
    configSchema: asciiJson(readConfigSchema(taxonomy)),
    ruleManuals: asciiJson(readRuleManuals(taxonomy)),
  };
  return [asciiJson(head), ...terms, ...trees].join('\n');
}

/** Opens what {@link compileTaxonomy} wrote. It takes milliseconds, since most of it is read when it is first needed. */
export function openTaxonomy(text: string): Taxonomy {
  const [first = '', ...lines] = text.split('\n');
  const { words, roleNames, roleWords, configSchema, ruleManuals, ...parts } = JSON.parse(first) as Head;
  const terms = lines.slice(0, parts.termIds.length);
  const trees = lines.slice(parts.termIds.length);
  const data = new OpenedData({ ...parts, terms });
  const made = (build: unknown): unknown => {
    if (build === buildLexicon) {
      return openLexicon({ words: JSON.parse(words) as string[], trees }, (number) => data.termAt(number));
    }
    if (build === readConfigSchema) return JSON.parse(configSchema);
    if (build === readRuleManuals) return JSON.parse(ruleManuals);
    if (build === buildRoleGrammar) return growRoleGrammar(JSON.parse(roleNames) as ListedName[]);
    if (build === buildRoleWords) return new RoleWords(roleWords, () => taxonomy.derive(buildRoleGrammar));
    return undefined;
  };
  const taxonomy = new Taxonomy(data, { made });
  return taxonomy;
}

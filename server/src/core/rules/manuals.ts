import type { RuleName } from './findings';
import { rules } from './registry';
import type { Taxonomy } from '../taxonomy/taxonomy';

/** What each rule finds, why it matters and what to do: its page without the plans that test it. */
export type RuleManuals = Readonly<Record<RuleName, string>>;

/**
 * The manuals of the rules, made anew with each call. Take them from `taxonomy.derive(readRuleManuals)`, which keeps them;
 * programs can have them from nowhere else, since they are compiled with the taxonomy.
 */
export function readRuleManuals(_taxonomy: Taxonomy): RuleManuals {
  const manuals = rules.map(({ name, page }) => [name, page.split(/^## Specimens\s*$/m)[0]?.trim() ?? '']);
  return Object.fromEntries(manuals) as RuleManuals;
}

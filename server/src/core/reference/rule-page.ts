import type { RuleName } from '../rules/findings';
import { readRuleManuals } from '../rules/manuals';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { blocks } from './markdown';
import type { LinkTo } from './pages';
import { toTaxonomy } from './words';

/** What a rule finds, why it matters and what to do: the rule's page without the plans that test it. */
export function ruleManual(name: RuleName, taxonomy: Taxonomy): string {
  return taxonomy.derive(readRuleManuals)[name];
}

/** What a rule finds and why it matters, in two paragraphs. */
export function ruleSummary(name: RuleName, taxonomy: Taxonomy): string {
  const manual = ruleManual(name, taxonomy);
  const firstUnder = (heading: RegExp): string | undefined => {
    const body = manual
      .split(heading)[1]
      ?.trim()
      .split(/\n\s*\n/)[0];
    return body === undefined || /^[|#]/.test(body) ? undefined : body.replace(/\s*\n\s*/g, ' ');
  };
  return blocks(firstUnder(/^# .*$/m), firstUnder(/^## Why it matters\s*$/m));
}

/** What a rule finds, in a sentence or two. */
export function whatRuleFinds(name: RuleName, taxonomy: Taxonomy): string {
  return ruleSummary(name, taxonomy).split('\n\n')[0] ?? '';
}

/** The rule's manual as a page of its own. */
export function rulePage(name: RuleName, taxonomy: Taxonomy, linkTo: LinkTo): string {
  return blocks(ruleManual(name, taxonomy), toTaxonomy('Whose is what:', linkTo));
}

import type { RuleName } from '../rules/findings';

/** Where the rules' pages can be read. */
const pagesUrl = 'https://github.com/rolecheck/rolecheck/blob/main/server/src/core/rules/';

/** The address of the page that explains the rule. */
export function rulePageUrl(rule: RuleName): string {
  return `${pagesUrl}${rule}.md`;
}

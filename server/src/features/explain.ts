import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { Finding, RuleName } from '../core/rules/findings';

/** The command that opens a rule's page; its argument is `{ rule }`. */
const explainCommand = 'rolecheck.explain';

/** Offers the page of each rule that has found something here: what it finds, why, and how to switch it off. */
export function explanationsOf(findings: readonly Pick<Finding, 'rule'>[]): CodeAction[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.map((rule) => ({
    title: rules.length === 1 ? 'Explain this finding' : `Explain this finding (${wordsOf(rule)})`,
    kind: CodeActionKind.QuickFix,
    command: { title: 'Open the page of this rule', command: explainCommand, arguments: [{ rule }] },
  }));
}

/** “metric outside role” */
function wordsOf(rule: RuleName): string {
  return rule.replaceAll('-', ' ');
}

import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { buildPlan } from '../../server/src/core/plan/build-plan';
import { buildRoleGrammar } from '../../server/src/core/roles/role-names';
import { taxonomy } from './taxonomy';
import { shortName } from './short-names';

const grammar = taxonomy.derive(buildRoleGrammar);
/**
 * Who each item `x…` of a plan is given to, one a line: `x1 community` for a strong scope, `x1 (community)` for a weak
 * one, `x1 ?` for somebody who is not checked, `x1 -` for nobody, `x1 !past` where the section silences it. Running text
 * counts only where asked: it gives nobody anything unless it says so.
 */
export function ownersOf(text: string, withProse = false): readonly string[] {
  const plan = buildPlan(parseMarkdown(text), grammar);
  const seen = new Set<string>();
  return plan.statements.flatMap((statement) => {
    const item = /x\d+/.exec(statement.text.text.slice(statement.start, statement.end))?.[0];
    if (item === undefined || seen.has(item) || (statement.form === 'prose' && !withProse)) return [];
    seen.add(item);
    if (statement.silence !== undefined) return [`${item} !${statement.silence.kind}`];
    const { scope } = statement;
    if (scope === undefined) return [`${item} -`];
    const names = scope.owners.map((owner) => shortName(owner)).join('+');
    return [`${item} ${scope.strength === 'weak' ? `(${names})` : names}`];
  });
}

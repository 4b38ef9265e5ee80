import { applyEdit, applyEditCommand } from './apply-edit';
import { ask } from './ask';
import type { Command } from './command';
import { insertComparisonTable } from './insert-comparison-table';
import { insertKpis } from './insert-kpis';
import { insertResponsibilityMatrix } from './insert-responsibility-matrix';
import { kpisAt } from './kpis-at';
import { newPlan } from './new-plan';
import { reproduce } from './reproduce';
import { listRoles } from './roles';
import { compare, explain } from './show-page';
import { teamRules } from './team-rules';

/**
 * What clients may ask for with `workspace/executeCommand`, by name. Each file documents its argument and its result.
 *
 * VS Code's client makes every name here a command of the editor, so no command that the extension contributes for its
 * own menus may have the same one unless it is this very command.
 */
export const commands: Readonly<Record<string, Command>> = {
  [applyEditCommand]: applyEdit,
  'rolecheck.ask': ask,
  'rolecheck.compare': compare,
  'rolecheck.explain': explain,
  'rolecheck.insertComparisonTable': insertComparisonTable,
  'rolecheck.insertKpis': insertKpis,
  'rolecheck.insertResponsibilityMatrix': insertResponsibilityMatrix,
  'rolecheck.kpisAt': kpisAt,
  'rolecheck.newPlan': newPlan,
  'rolecheck.reproduce': reproduce,
  'rolecheck.roles': listRoles,
  'rolecheck.teamRules': teamRules,
};

import { commands, window, type ExtensionContext } from 'vscode';
import { registerChooseComparison } from './commands/choose-comparison';
import { registerChooseKpis } from './commands/choose-kpis';
import { registerChooseMatrix } from './commands/choose-matrix';
import { registerChoosePlan } from './commands/choose-plan';
import { registerEditTeamRules } from './commands/edit-team-rules';
import { registerOpenExample } from './commands/open-example';
import { registerReportWrongFinding } from './commands/report-wrong-finding';
import { registerRestartServer } from './commands/restart-server';
import { registerShowOutput } from './commands/show-output';
import { registerLanguageModelTools } from './language-model-tools';
import { RolecheckClient, type CreateClient } from './rolecheck-client';
import { whenNeeded } from './when-needed';

/** Also the section that the client's own setting, `rolecheck.trace.server`, is read from. */
export const clientId = 'rolecheck';

/** The name in the list of output channels and in the log. */
export const clientName = 'Rolecheck';

/** Connects the editor with Rolecheck's server; what is the same on the desktop and in a browser. */
export function activateRolecheck(context: ExtensionContext, createClient: CreateClient): RolecheckClient {
  const output = window.createOutputChannel(clientName, { log: true });
  const client = new RolecheckClient(createClient, output);
  context.subscriptions.push(client, output, registerRestartServer(client), registerShowOutput(output));
  context.subscriptions.push(
    registerChooseKpis(client),
    registerChooseComparison(client),
    registerChooseMatrix(client),
    registerChoosePlan(client),
    registerReportWrongFinding(client),
    registerOpenExample(),
    registerEditTeamRules(client),
  );
  context.subscriptions.push(...registerLanguageModelTools(context, client));
  // Other YAML files wake the extension up as well; the server waits for one of ours.
  context.subscriptions.push(whenNeeded(() => client.begin()));
  void commands.executeCommand('setContext', 'rolecheck.active', true);
  return client;
}

import { commands, window, workspace, type Disposable } from 'vscode';
import { examplePlan } from '../example-plan';
import { tellingFailures } from './writing-server';

/** "Open an Example Plan": shows, in a document that is saved nowhere, what findings are like. */
export function registerOpenExample(): Disposable {
  const run = tellingFailures(async () => {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: examplePlan }));
  });
  return commands.registerCommand('rolecheck.openExample', run);
}

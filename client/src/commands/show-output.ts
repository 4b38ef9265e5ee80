import { commands, type Disposable, type LogOutputChannel } from 'vscode';

/** "Rolecheck: Show Output": the only thing that ever brings the output into view. */
export function registerShowOutput(output: LogOutputChannel): Disposable {
  return commands.registerCommand('rolecheck.showOutput', () => output.show());
}

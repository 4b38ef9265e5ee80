import { commands, type Disposable } from 'vscode';

/** What the command needs of the client. */
export interface Restartable {
  restart(): Promise<void>;
}

/** "Rolecheck: Restart Server": resolves when the new server answers or its start has failed. */
export function registerRestartServer(client: Restartable): Disposable {
  return commands.registerCommand('rolecheck.restartServer', () => client.restart());
}

import type { ExtensionContext } from 'vscode';
import { activateRolecheck } from '../activate';
import type { RolecheckClient } from '../rolecheck-client';
import { WorkerClient } from './worker-client';

/** VS Code calls `deactivate` without a context, so the entry point has to remember what `activate` started. */
let rolecheck: RolecheckClient | undefined;

/** Starts Rolecheck where extensions run in a browser: vscode.dev and github.dev. */
export function activate(context: ExtensionContext): void {
  rolecheck = activateRolecheck(context, (options) => new WorkerClient(context.extensionUri, options));
}

/** Resolves when the server has been told to stop and its worker has been ended. */
export async function deactivate(): Promise<void> {
  await rolecheck?.stop();
}

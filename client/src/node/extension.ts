import * as path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type NodeModule } from 'vscode-languageclient/node';
import { activateRolecheck, clientId, clientName } from '../activate';
import { describe, type RolecheckClient } from '../rolecheck-client';

/** The port on which the server can be debugged while the extension itself runs under a debugger. */
const debugPort = 6009;

/** Lets the server collect what nobody can reach when nobody writes: an editor's build of V8 may not be told so later. */
const memoryFlags = ['--expose-gc'];

/** VS Code calls `deactivate` without a context, so the entry point has to remember what `activate` started. */
let rolecheck: RolecheckClient | undefined;

/** Starts Rolecheck where extensions run in Node: the desktop editor and remote hosts. */
export function activate(context: ExtensionContext): void {
  const run: NodeModule = {
    module: context.asAbsolutePath(path.join('dist', 'server.js')),
    transport: TransportKind.ipc,
    options: { execArgv: memoryFlags },
  };
  const debug: NodeModule = {
    ...run,
    options: { execArgv: ['--nolazy', `--inspect=${debugPort}`, ...memoryFlags] },
  };
  rolecheck = activateRolecheck(
    context,
    (options) => new QuietLanguageClient(clientId, clientName, { run, debug }, options),
  );
}

/** Resolves when the server has been told to stop, so that the editor does not end it in the middle of a message. */
export async function deactivate(): Promise<void> {
  await rolecheck?.stop();
}

/**
 * The stock client interrupts with a notification for each failed start, and writes where in its own code that was.
 * This one only writes to the output, and only what went wrong.
 */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data instanceof Error ? describe(data) : data, false);
  }
}

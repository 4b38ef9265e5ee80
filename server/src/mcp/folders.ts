import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RootsListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ProtocolServer } from './protocol';

/** How long a client may take to name its folders, in milliseconds. */
const patience = 5000;

/**
 * The folders from which plans may be read: those that the person named when the server was set up, or else those that
 * the client names, or else the one that the server was started in, unless that is the whole disk.
 */
export function openFolders(
  named: readonly string[],
  current: string,
  server: ProtocolServer,
): () => Promise<readonly string[]> {
  const fixed = named.map((folder) => resolve(current, folder));
  let asked: Promise<readonly string[]> | undefined;
  server.setNotificationHandler(RootsListChangedNotificationSchema, () => {
    asked = undefined;
  });

  async function ask(): Promise<readonly string[]> {
    const { roots } = await server.listRoots(undefined, { timeout: patience });
    return roots.flatMap(({ uri }) => pathOf(uri) ?? []);
  }

  return async () => {
    if (fixed.length > 0) return fixed;
    if (server.getClientCapabilities()?.roots === undefined) return isWholeDisk(current) ? [] : [current];
    asked ??= ask();
    try {
      return await asked;
    } catch {
      // A client that did not say is asked again the next time; until then no file is anybody's to read.
      asked = undefined;
      return [];
    }
  };
}

function isWholeDisk(path: string): boolean {
  return dirname(path) === path;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

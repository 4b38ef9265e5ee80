import * as path from 'node:path';
import { escapeRegExp, pidsOf } from '../processes';
import { rolecheck, waitUntil } from './support';

/** The ids of the running language servers of the installed extension. */
export function serverPids(): number[] {
  const script = path.join(rolecheck().extensionPath, 'dist', 'server.js');
  return pidsOf(new RegExp(escapeRegExp(script)));
}

/** Waits until one language server is left besides `but`, since one that was stopped takes its time, and gives its id. */
export async function serverPid(but: readonly number[] = []): Promise<number> {
  let found: number[] = [];
  await waitUntil(() => {
    found = serverPids().filter((pid) => !but.includes(pid));
    return found.length === 1;
  });
  return found[0]!;
}

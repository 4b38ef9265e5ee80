import * as path from 'node:path';
import { escapeRegExp, pidsOf } from '../processes';
import { rolecheck, waitUntil } from './support';

/** The ids of the running language servers of the installed extension. */
export function serverPids(): number[] {
  const script = path.join(rolecheck().extensionPath, 'dist', 'server.js');
  return pidsOf(new RegExp(escapeRegExp(script)));
}

/** Waits for a language server that is not one of `but` and gives its id. */
export async function serverPid(but: readonly number[] = []): Promise<number> {
  let found: number | undefined;
  await waitUntil(() => {
    found = serverPids().find((pid) => !but.includes(pid));
    return found !== undefined;
  });
  return found!;
}

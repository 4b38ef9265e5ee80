import { canFindProcesses, crash } from '../processes';
import { serverPid, serverPids } from './server-process';
import { runSuite } from './suite';

/** What VS Code calls in an extension host that is a Node process. */
export function run(): Promise<void> {
  const grep = process.env.ROLECHECK_EDITOR_GREP;
  return runSuite({ grep, processes: canFindProcesses ? { pids: serverPids, pid: serverPid, crash } : undefined });
}

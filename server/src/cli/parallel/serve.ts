import { parentPort, workerData } from 'node:worker_threads';
import { checkOne } from '../check-plan';
import { conditionsOf, TeamConfig, type ConfigChoice } from '../config/team-config';
import type { CommandLineWorld } from '../world';
import { toSend, type SentOutcome } from './check-all';

/** Checks files for the thread that started this one, until that one ends it; `false` where no thread has. */
export function serve(world: CommandLineWorld): boolean {
  const port = parentPort;
  if (port === null) return false;
  const team = new TeamConfig(workerData as ConfigChoice, world);
  const answer = async (paths: readonly string[]): Promise<void> => {
    const outcomes: SentOutcome[] = [];
    for (const path of paths) {
      outcomes.push(toSend(await checkOne(path, {}, conditionsOf(await team.planConfigFor(path)), world)));
    }
    port.postMessage(outcomes);
  };
  // What goes wrong here ends the thread, and the one that asked checks the files itself.
  port.on('message', (paths: readonly string[]) => void answer(paths));
  return true;
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ConfigChoice } from '../config/team-config';
import type { Helper, Helpers, SentOutcome } from './check-all';
import { helperFlag } from './helper-flag';

/** More threads than this are busier with starting than with checking. */
const MOST_HELPERS = 7;

/** Threads that run this program, whose file is `program`, and read the team's rules as this one does. */
export function threadsOf(program: string, config: ConfigChoice): Helpers {
  return {
    count: Math.min(availableParallelism() - 1, MOST_HELPERS),
    start: () => startThread(program, config),
    now: () => performance.now(),
    listen: () => new Promise((heard) => setImmediate(heard)),
  };
}

function startThread(program: string, config: ConfigChoice): Helper {
  const worker = new Worker(program, { argv: ['check', helperFlag], workerData: config });
  let ended = false;
  // Whoever waits then is told; an error that nobody waits for is no reason to stop.
  worker.on('error', () => (ended = true)).once('exit', () => (ended = true));
  return {
    check: (paths) =>
      new Promise((resolve, reject) => {
        const fail = (): void => reject(new Error('The thread has ended.'));
        if (ended) return fail();
        worker.once('error', fail).once('exit', fail);
        worker.once('message', (outcomes: readonly SentOutcome[]) => {
          worker.off('error', fail).off('exit', fail);
          resolve(outcomes);
        });
        worker.postMessage(paths);
      }),
    stop: () => void worker.terminate(),
  };
}

import { spawn } from 'node:child_process';

/** A whole process, from its start to its end. */
export interface Command {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Beside those of this process. */
  readonly variables?: NodeJS.ProcessEnv;
  /** The exit codes that mean that it did its work. */
  readonly expected: readonly number[];
}

/** What `node` itself needs to start and end. */
export const emptyNode: Command = { name: 'node -e 0', program: process.execPath, args: ['-e', '0'], expected: [0] };

/** Milliseconds until the process has ended. What it prints is thrown away. */
export function runCommand({ name, program, args, variables, expected }: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...variables } });
    child.once('error', reject);
    child.once('close', (code) => {
      const milliseconds = performance.now() - started;
      if (code !== null && expected.includes(code)) resolve(milliseconds);
      else reject(new Error(`${name} ended with ${code ?? 'a signal'}.`));
    });
  });
}

/** Runs the commands in turn, always in the same order, after one round that does not count. */
export async function takeTurns(runs: readonly (() => Promise<number>)[], rounds: number): Promise<number[][]> {
  const times: number[][] = runs.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, run] of runs.entries()) {
      const time = await run();
      if (round >= 0) times[index]!.push(time);
    }
  }
  return times;
}

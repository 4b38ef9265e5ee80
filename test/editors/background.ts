import { execFile, spawn } from 'node:child_process';
import { eventually } from './editor';

/** A program that runs beside the tests and is asked things through another one. */
export interface Background {
  /** Settles with its exit code when it is gone. */
  readonly exit: Promise<number | null>;
  readonly log: () => string;
  /** Waits until it answers; ends it where it does not. */
  readonly ready: (name: string, ask: () => Promise<unknown>) => Promise<void>;
  /** Ends it and everything that it started. */
  readonly dispose: () => void;
}

/** Starts a program as the head of a group, so that nothing that it started can be left behind. */
export function inBackground(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Background {
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let log = '';
  let ended = false;
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const exit = new Promise<number | null>((done) => {
    child.once('error', (error) => {
      log += error.message;
      ended = true;
      done(null);
    });
    child.once('exit', (code) => {
      ended = true;
      done(code);
    });
  });
  const dispose = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  };
  const ready = async (name: string, ask: () => Promise<unknown>): Promise<void> => {
    let last: unknown;
    const answered = (): Promise<boolean | undefined> =>
      ask().then(
        () => true,
        (error: unknown) => {
          last = error;
          return ended ? false : undefined;
        },
      );
    const isReady = await eventually(`answer of ${name}`, answered).catch(() => false);
    if (isReady) return;
    dispose();
    throw new Error(`${name} did not start. ${log} ${String(last)}`);
  };
  return { exit, log: () => log, ready, dispose };
}

/** Runs a program to its end and gives what it printed, wherever; fails with that when it ends badly. */
export function printed(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, failed) => {
    execFile(program, args, { env, timeout: 30_000, maxBuffer: 1 << 24 }, (error, out, err) => {
      if (error) failed(new Error(`${program} ${args.join(' ')}: ${err || out || error.message}`));
      else done(out + err);
    });
  });
}

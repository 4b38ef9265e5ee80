import { spawn } from 'node:child_process';

/** Every process group started here that has not been ended, so that none outlives the tests. */
const groups = new Set();

/**
 * Starts a program in a process group of its own and collects what it says. `output()` gives that so far;
 * `ended` resolves with its exit code, or with a signal's name.
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    ...options,
  });
  const chunks = [];
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      chunks.push(chunk);
      for (const listener of listeners) listener(chunk);
    });
  }
  const running = {
    child,
    output: () => chunks.join(''),
    onOutput: (listener) => listeners.add(listener),
    ended: new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(code ?? signal));
      // What it started may hold its output open for long after it has gone; its own last words have come by then.
      child.once('exit', (code, signal) => setTimeout(() => resolve(code ?? signal), 1_000).unref());
    }),
  };
  groups.add(running);
  return running;
}

/** Runs a program to its end; rejects with what it said when it fails or takes longer than `timeout` milliseconds. */
export async function run(command, args, { timeout, ...options }) {
  const running = start(command, args, options);
  const result = await withTimeout(running.ended, timeout, `${command} did not end`).catch(async (error) => {
    await end(running);
    throw error;
  });
  groups.delete(running);
  if (result !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result}:\n${running.output()}`);
  return running.output();
}

/** Ends a program and all that it started: first by asking, then by force. */
export async function end(running) {
  groups.delete(running);
  signal(running.child, 'SIGTERM');
  await withTimeout(running.ended, 3_000, '').catch(() => undefined);
  // What it started may have stayed behind even where the program itself has gone.
  signal(running.child, 'SIGKILL');
}

/** Ends whatever is still running. */
export async function endAll() {
  await Promise.all([...groups].map(end));
}

/** The same at once, for when this process is about to go. */
export function killAll() {
  for (const { child } of groups) signal(child, 'SIGKILL');
  groups.clear();
}

/** Gives the promise's result, or rejects after `milliseconds`. */
export async function withTimeout(promise, milliseconds, what) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // The whole group has ended already.
  }
}

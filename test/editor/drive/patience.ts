import type { Locator } from 'playwright-core';

/**
 * How long what is sure to come may take, in milliseconds. A bound costs nothing where all goes well, and on a busy
 * machine everything takes long.
 */
export const patience = 60_000;

/** How long to look for the result of one try, in milliseconds: longer each time, so that what is only slow gets there. */
const waits: readonly number[] = [3_000, 6_000, 12_000, 24_000, 48_000];

/** The same for what is slow anywhere, such as a page in a frame of its own. */
export const longWaits: readonly number[] = [20_000, 40_000, 60_000];

/** One try at something. */
export interface Try {
  /** How long it may wait for anything, in milliseconds. */
  readonly timeout: number;
  /** Whether it has been tried before, in vain. */
  readonly isAgain: boolean;
}

/** Tells whether something comes about within so many milliseconds. */
export type Check = (timeout: number) => Promise<boolean>;

/**
 * Acts, and acts again until `isDone`, as a person does whose key press or click was not heeded. What is done must bear
 * being done twice. Rejects when the last try was in vain too, with what that one failed of.
 */
export async function actUntil(
  isDone: Check,
  act: (attempt: Try) => Promise<unknown>,
  times: readonly number[] = waits,
): Promise<void> {
  let failure: unknown;
  for (const [index, timeout] of times.entries()) {
    failure = await act({ timeout, isAgain: index > 0 }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (await isDone(timeout)) return;
  }
  throw failure instanceof Error ? failure : new Error(`Tried ${times.length} times, and nothing came of it.`);
}

/** Tells whether it comes into view. */
export function shows(what: Locator): Check {
  return (timeout) => settles(what.waitFor({ timeout }));
}

/** Tells whether it goes out of view. */
export function hides(what: Locator): Check {
  return (timeout) => settles(what.waitFor({ state: 'hidden', timeout }));
}

/** Waits until there is something to find. */
export async function waitFor<T>(find: () => T | undefined | Promise<T | undefined>, timeout = patience): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Nothing was found within ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the promise is kept. */
export function settles(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
}

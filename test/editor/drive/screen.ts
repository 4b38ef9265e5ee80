import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** A place on the screen, in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Opens a folder in the editor, as a person does who trusts its authors. */
export async function openFolder(page: Page, url: string): Promise<void> {
  await page.goto(url, { timeout: 60_000 });
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  const yes = page.locator('.monaco-dialog-box .monaco-button', { hasText: /yes, i trust/i });
  await yes.click({ timeout: 8_000 }).catch(() => undefined);
}

/** Opens a file from the list of files. */
export async function open(page: Page, name: string): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick({ timeout: 15_000 });
  await page.locator('.tab.active', { hasText: name }).waitFor({ timeout: 15_000 });
}

/** Runs a command from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().waitFor();
    await page.keyboard.type(title, { delay: 15 });
    // On a slow machine something else may take the focus meanwhile, and the list with it.
    const isThere = await row.waitFor({ timeout: tries < 3 ? 5_000 : 15_000 }).then(
      () => true,
      (error: unknown) => {
        if (tries === 3) throw error;
        return false;
      },
    );
    if (isThere) break;
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Enter');
}

/** The line of an editor that holds the words; the editor draws its blanks as no-break spaces. */
export function lineWith(page: Page, words: string): Locator {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
  return page.locator('.part.editor .view-line', { hasText: new RegExp(pattern) });
}

/** Puts the cursor at the end of the line that holds the words. */
export async function goToEnd(page: Page, words: string): Promise<void> {
  await lineWith(page, words).first().click();
  await page.keyboard.press('End');
}

/** The lines that the active editor shows, top to bottom, without what is drawn between them. */
export async function lines(page: Page): Promise<string[]> {
  // What is run in the page is written as text, since this program knows nothing of the page's own types.
  const found: string[] = await page.evaluate(`
    [...document.querySelectorAll('.editor-group-container.active .view-lines .view-line')]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text)`);
  return found.map((line) => line.replaceAll('\u00a0', ' ').replaceAll('\u200b', ''));
}

/** Waits until the active editor shows lines of which `holds` is true, and gives them. */
export function waitForLines(page: Page, holds: (lines: string[]) => boolean): Promise<string[]> {
  return waitFor(async () => {
    const shown = await lines(page);
    return holds(shown) ? shown : undefined;
  });
}

/** Moves the mouse onto words as a reader does who wants to know more, and gives the hover that holds `saying`. */
export async function hoverOn(page: Page, words: Locator, saying: RegExp): Promise<Locator> {
  const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: saying });
  await waitFor(async () => {
    const box = await words.boundingBox();
    if (box === null) return undefined;
    await page.mouse.move(box.x + box.width / 2 + 40, box.y - 60);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    return (await isShown(hover.first(), 4_000)) ? true : undefined;
  }, 30_000);
  return hover.first();
}

/** The words in a line, as what can be pointed at: the smallest piece that the editor draws them in. */
export function wordsIn(line: Locator, words: string): Locator {
  return line.locator('span > span', { hasText: new RegExp(words.replaceAll(' ', '\\s')) }).first();
}

/** Closes every editor and forgets what was typed, so that the next test starts from the files. */
export async function closeAll(page: Page): Promise<void> {
  const tabs = page.locator('.editor-group-container .tab');
  for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
    // One press each: out of the places to fill in, out of a list, out of what asks.
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await runCommand(page, 'View: Revert and Close Editor');
    await tabs.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** Chooses one of the actions that are offered at the cursor, by the keyboard. */
export async function chooseAction(page: Page, title: RegExp): Promise<void> {
  const actions = page.locator('.action-widget .monaco-list-row.action');
  await actions.first().waitFor();
  const names = (await actions.allInnerTexts()).map((name) => name.trim());
  const index = names.findIndex((name) => title.test(name));
  if (index < 0) throw new Error(`None of these is ${title}: ${names.join(' | ')}`);
  const focused = page.locator('.action-widget .monaco-list-row.focused');
  while (!title.test((await focused.innerText()).trim())) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** The notifications that speak of Rolecheck. */
export function notifications(page: Page): Locator {
  return page.locator('.notifications-toasts .notification-toast').filter({ hasText: /rolecheck/i });
}

/** Whether it comes into view within so many milliseconds. */
export function isShown(what: Locator, timeout: number): Promise<boolean> {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Waits until there is something to find. */
export async function waitFor<T>(find: () => T | undefined | Promise<T | undefined>, timeout = 15_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Nothing was found within ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Keeps a picture of the part of the screen that holds all these, with a margin around it, or of the whole screen. */
export async function picture(page: Page, folder: string, name: string, parts: readonly Locator[]): Promise<void> {
  const found = await Promise.all(parts.map((part) => part.first().boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const options = { path: join(folder, `${name}.png`), animations: 'disabled' } as const;
  await page.screenshot(boxes.length === 0 ? options : { ...options, clip: around(boxes, page.viewportSize()) });
}

/** The smallest place that holds all the boxes, with a margin, within the window. */
function around(boxes: readonly Box[], window: { width: number; height: number } | null): Box {
  const margin = 12;
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin);
  const right = Math.min(window?.width ?? Infinity, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
  const bottom = Math.min(window?.height ?? Infinity, Math.max(...boxes.map((box) => box.y + box.height)) + margin);
  return { x, y, width: right - x, height: bottom - y };
}

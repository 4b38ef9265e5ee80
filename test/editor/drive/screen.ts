import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { actUntil, hides, patience, settles, shows, waitFor, type Try } from './patience';

/** A place on the screen, in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Opens a folder in an editor of its own, as a person does who trusts its authors. */
export async function openFolder(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await page.locator('.monaco-workbench').waitFor();
  const yes = page.locator('.monaco-dialog-box .monaco-button', { hasText: /yes, i trust/i });
  await settles(yes.click({ timeout: 20_000 }));
  // Where the question comes later still, it is answered when it stands in the way.
  await page.addLocatorHandler(yes, () => yes.click());
  return page;
}

/** Opens a file from the list of files. */
export async function open(page: Page, name: string): Promise<void> {
  const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  const tab = page.locator('.tab.active', { hasText: name });
  await actUntil(shows(tab), ({ timeout }) => file.dblclick({ timeout }));
}

/** The place to type in of what asks at the top of the window: the palette, a list, a question. */
export function inputBox(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-box input');
}

/** Runs a command from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  let isChosen = false;
  await actUntil(
    async (timeout) => isChosen && (await hides(row)(timeout)),
    async ({ timeout, isAgain }) => {
      isChosen = false;
      await openQuickly(page, 'F1', { timeout, isAgain });
      await inputBox(page).fill(`>${title}`, { timeout });
      await row.waitFor({ timeout });
      await page.keyboard.press('Enter');
      isChosen = true;
    },
  );
}

/** Puts the cursor at a line and column, both from 1, by the editor's own way of going there. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await actUntil(shows(cursorAt(page, line, column)), async (attempt) => {
    await openQuickly(page, 'Control+G', attempt);
    await inputBox(page).fill(`:${line}:${column}`, attempt);
    await page.keyboard.press('Enter');
  });
}

/** Presses the key that has the editor ask something at the top of the window; rejects when nothing comes of it. */
async function openQuickly(page: Page, key: string, { timeout, isAgain }: Try): Promise<void> {
  // A page that is shown in a frame keeps the keys to itself while it loads, and closes the list when it takes the focus.
  if (isAgain) await focusWorkbench(page);
  await page.keyboard.press(key);
  await inputBox(page).waitFor({ timeout });
}

/** Takes the focus from wherever it is, by a click where nothing happens. */
async function focusWorkbench(page: Page): Promise<void> {
  const { x, y } = await emptyPlace(page);
  await page.mouse.click(x, y);
}

/** A place on the screen where there is nothing to point at: the middle of the line at the bottom. */
export async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.part.statusbar').boundingBox();
  if (box === null) throw new Error('The line at the bottom is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What says at the bottom of the window that the cursor is at a line and column, both from 1. */
function cursorAt(page: Page, line: number, column: number): Locator {
  const words = new RegExp(`Ln ${line}, Col ${column}(?!\\d)`);
  return page.locator('[id="status.editor.selection"]', { hasText: words });
}

/** Scrolls the active editor to its top, and puts the cursor there. */
export async function goToTop(page: Page): Promise<void> {
  await actUntil(shows(cursorAt(page, 1, 1)), async ({ timeout, isAgain }) => {
    if (isAgain) await page.locator('.editor-group-container.active .view-line').first().click({ timeout });
    await page.keyboard.press('Control+Home');
  });
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
  const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: saying }).first();
  await actUntil(shows(hover), async ({ timeout }) => {
    const box = await words.boundingBox({ timeout });
    if (box === null) throw new Error('What is to be pointed at is not on the screen.');
    await page.mouse.move(box.x + box.width / 2 + 40, box.y - 60);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  });
  return hover;
}

/** The words in a line, as what can be pointed at: the smallest piece that the editor draws them in. */
export function wordsIn(line: Locator, words: string): Locator {
  return line.locator('span > span', { hasText: new RegExp(words.replaceAll(' ', '\\s')) }).first();
}

/**
 * Closes every editor and forgets what was typed, so that the next test starts from the files; gives the page in which
 * it starts. That is a new one of `reopen` where the editor does not heed what it is told.
 */
export async function startAfresh(page: Page, reopen: () => Promise<Page>): Promise<Page> {
  try {
    await closeAll(page);
    return page;
  } catch (error) {
    console.log('The editor would not close what was open, so it is opened anew:', error);
  }
  await settles(page.close());
  const fresh = await reopen();
  await closeAll(fresh);
  return fresh;
}

async function closeAll(page: Page): Promise<void> {
  const tabs = page.locator('.editor-group-container .tab');
  for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
    // One press each: out of the places to fill in, out of a list, out of what asks.
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await actUntil(
      hides(tabs.nth(left - 1)),
      () => runCommand(page, 'View: Revert and Close Editor'),
      [10_000, 20_000],
    );
  }
}

/** Chooses one of the actions that `offer` brings into view at the cursor, by the keyboard. */
export async function chooseAction(page: Page, offer: () => Promise<void>, title: RegExp): Promise<void> {
  const focused = page.locator('.action-widget .monaco-list-row.focused');
  const isFocused = async (timeout: number) => title.test((await focused.innerText({ timeout })).trim());
  let isChosen = false;
  await actUntil(
    () => Promise.resolve(isChosen),
    async ({ timeout }) => {
      await offer();
      const names = (await offeredActions(page).allInnerTexts()).map((name) => name.trim());
      if (!names.some((name) => title.test(name))) throw new Error(`None of these is ${title}: ${names.join(' | ')}`);
      // Each press is one row further; a few more, should one not have been heeded.
      for (let press = 0; !(await isFocused(timeout)); press += 1) {
        if (press > 2 * names.length) throw new Error(`The keyboard does not lead to ${title}.`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      isChosen = true;
    },
  );
}

/** The actions that are offered at the cursor. */
export function offeredActions(page: Page): Locator {
  return page.locator('.action-widget .monaco-list-row.action');
}

/** The notifications that speak of Rolecheck. */
export function notifications(page: Page): Locator {
  return page.locator('.notifications-toasts .notification-toast').filter({ hasText: /rolecheck/i });
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

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { canFindProcesses, crash, escapeRegExp, pidsOf } from '../processes';
import type { Editor } from '.';
import { lineWith, notifications, open, openFolder, runCommand, waitFor } from './screen';

export function personTests({ browser, url, screenshots, extensions }: Editor): void {
  const server = new RegExp(`${escapeRegExp(extensions)}.*dist.server\\.js`);

  describe('Rolecheck on the screen', () => {
    let page: Page;

    const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });

    before(async () => {
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await openFolder(page, url);
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await shoot(`failed - ${this.currentTest.title}`);
    });

    after(() => page.close());

    it('underlines a misplaced metric', async () => {
      await open(page, 'community-plan.md');
      await page.locator('.squiggly-warning').first().waitFor({ timeout: 30_000 });
      await shoot('1-findings');
    });

    it('explains it in a hover', async () => {
      const box = await page.locator('.squiggly-warning').first().boundingBox();
      assert.ok(box, 'The underline is not on the screen.');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
      const hover = page.locator('.monaco-hover').filter({ hasText: 'metric-outside-role' });
      await hover.waitFor({ timeout: 15_000 });
      await shoot('2-hover');
      assert.match((await hover.innerText()).toLowerCase(), /conversion rate/);
      await page.keyboard.press('Escape');
    });

    it('lists it among the problems', async () => {
      await page.keyboard.press('Control+Shift+M');
      await problems(page).first().waitFor({ timeout: 15_000 });
      await shoot('3-problems');
    });

    it('follows the typing', async () => {
      const underlines = page.locator('.squiggly-warning');
      const before = await underlines.count();
      await lineWith(page, 'Member retention').click();
      await page.keyboard.press('End');
      await page.keyboard.type('\n- Click-through rate above 2 %', { delay: 15 });
      await underlines.nth(before).waitFor({ timeout: 15_000 });
      await problems(page).nth(before).waitFor({ timeout: 15_000 });
      await shoot('4-typing');
    });

    it('colours directives and owner notes', async () => {
      await open(page, 'notation.md');
      await lineWith(page, 'rolecheck-disable-next-line').waitFor();
      await shoot('5-notation');
      assert.match(await scopesAt(page, 3, 8), /keyword\.control\.directive\.rolecheck/);
      assert.match(await scopesAt(page, 4, 30), /entity\.name\.type\.role\.rolecheck/);
      assert.doesNotMatch(await scopesAt(page, 7, 15), /rolecheck/);
    });

    it('leaves a document that is no plan alone', async () => {
      await open(page, 'README.md');
      await lineWith(page, 'wool blankets').waitFor();
      await page.waitForTimeout(1_500);
      assert.equal(await page.locator('[class*="squiggly-"]').count(), 0);
      await shoot('6-no-plan');
    });

    it('has interrupted nobody with a notification', async () => {
      assert.equal(await notifications(page).count(), 0);
    });

    it('keeps what it does in an output of its own', async () => {
      await runCommand(page, 'Rolecheck: Show Output');
      await page.locator('.part.panel', { hasText: 'Output' }).waitFor();
      await page.locator('.part.panel .view-line', { hasText: /Ready.to.check.plans/ }).waitFor({ timeout: 15_000 });
      await shoot('7-output');
    });

    it('says that it has stopped when its server fails again and again, and starts again when told to', async function () {
      if (!canFindProcesses) return this.skip();
      // Five starts of a server, each with a plan to be checked anew.
      this.timeout(300_000);
      await page.locator('.tab', { hasText: 'community-plan.md' }).click();
      const ended: number[] = [];
      for (let time = 1; time <= 5; time += 1) {
        const pid = await waitFor(() => pidsOf(server).find((id) => !ended.includes(id)));
        await page.locator('.squiggly-warning').first().waitFor({ timeout: 45_000 });
        crash(pid);
        ended.push(pid);
      }
      await page.locator('.squiggly-warning').first().waitFor({ state: 'hidden', timeout: 45_000 });
      await page.locator('[id="status.languageStatus"]').hover();
      const status = page.locator('.hover-language-status', { hasText: 'Rolecheck has stopped' }).first();
      await status.waitFor({ timeout: 45_000 });
      await shoot('8-stopped');
      await status.locator('a', { hasText: 'Restart' }).click();
      await page.locator('.squiggly-warning').first().waitFor({ timeout: 45_000 });
      await shoot('9-restarted');
    });

    it('has interrupted nobody with a notification in all that', async () => {
      assert.equal(await notifications(page).count(), 0);
    });
  });
}

/** What the editor's own inspector says of the text at a line and column, both from 1. */
async function scopesAt(page: Page, line: number, column: number): Promise<string> {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await runCommand(page, 'Developer: Inspect Editor Tokens and Scopes');
  const inspector = page.locator('.token-inspect-widget');
  await inspector.locator('.tm-token, .tiw-token').first().waitFor();
  const text = await inspector.innerText();
  await page.keyboard.press('Escape');
  await inspector.waitFor({ state: 'hidden' });
  return text;
}

/** The findings in the list of problems. */
function problems(page: Page): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: 'metric-outside-role' });
}

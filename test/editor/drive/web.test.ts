import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { actUntil, patience, shows } from './patience';
import { goToEnd, hoverOn, open, runCommand, waitForLines } from './screen';

/** The editor as it runs in a browser alone: a page that shows a folder. */
export interface WebEditor {
  readonly browser: Browser;
  readonly url: string;
  /** The folder for screenshots. */
  readonly screenshots: string;
}

export function webTests({ browser, url, screenshots }: WebEditor): void {
  describe('Rolecheck in a browser', () => {
    let page: Page;

    const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });
    const finding = () => page.locator('.squiggly-warning').first();

    before(async () => {
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(patience);
      await page.goto(url);
      await page.locator('.monaco-workbench').waitFor();
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await shoot(`failed - web - ${this.currentTest.title}`);
    });

    after(() => page.close());

    it('underlines a misplaced metric, and explains it in a hover', async () => {
      await open(page, 'community-plan.md');
      await finding().waitFor();
      // The lines above headings come later, and push down what is pointed at.
      await page.locator('.codelens-decoration', { hasText: 'belongs elsewhere' }).waitFor();
      const hover = await hoverOn(page, finding(), /metric-outside-role/);
      await shoot('web-1-hover');
      assert.match((await hover.innerText()).toLowerCase(), /conversion rate/);
      await page.keyboard.press('Escape');
    });

    it('follows the typing', async () => {
      await open(page, 'community-plan.md');
      await goToEnd(page, 'Member retention');
      await page.keyboard.type('\n- Click-through rate above 2 %', { delay: 15 });
      await page.locator('.squiggly-warning').nth(1).waitFor();
      await shoot('web-2-typing');
    });

    it('writes a new plan', async () => {
      await runCommand(page, 'Rolecheck: New Plan…');
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      // It asks some questions, and what it offers first will do for each.
      const written = page.locator('.tab.active', { hasText: /Untitled/ });
      await actUntil(shows(written), () => page.keyboard.press('Enter'));
      await waitForLines(page, (lines) => lines.some((line) => line === '## Community management'));
      await shoot('web-3-new-plan');
    });
  });
}

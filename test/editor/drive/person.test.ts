import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { canFindProcesses, crash, escapeRegExp, pidsOf } from '../processes';
import type { Editor } from '.';
import { actUntil, hides, longWaits, settles, shows, waitFor } from './patience';
import { emptyPlace, goTo, goToEnd, hoverOn, lineWith, notifications, open, openFolder, runCommand } from './screen';

export function personTests({ browser, url, screenshots, extensions }: Editor): void {
  const server = new RegExp(`${escapeRegExp(extensions)}.*dist.server\\.js`);

  describe('Rolecheck on the screen', () => {
    let page: Page;

    const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });
    const finding = () => page.locator('.squiggly-warning').first();

    const openPlan = async () => {
      await open(page, 'community-plan.md');
      await finding().waitFor();
    };

    const openProblems = async () => {
      const panel = page.locator('.markers-panel');
      await actUntil(shows(problems(page).first()), async () => {
        // The same key closes it.
        if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
      });
    };

    before(async () => {
      page = await openFolder(browser, url);
    });

    afterEach(async function () {
      const { title, state } = this.currentTest!;
      if (state === 'passed' || this.currentTest!.isPending()) return;
      await settles(shoot(`failed - ${title}`));
      // Whatever it left behind is not to be the next one's trouble.
      await settles(page.close());
      page = await openFolder(browser, url);
    });

    after(() => page.close());

    it('underlines a misplaced metric', async () => {
      await openPlan();
      await shoot('1-findings');
    });

    it('explains it in a hover', async () => {
      await openPlan();
      const hover = await hoverOn(page, finding(), /metric-outside-role/);
      await shoot('2-hover');
      assert.match((await hover.innerText()).toLowerCase(), /conversion rate/);
      await page.keyboard.press('Escape');
    });

    it('lists it among the problems', async () => {
      await openPlan();
      await openProblems();
      await shoot('3-problems');
    });

    it('follows the typing', async () => {
      await openPlan();
      await openProblems();
      const underlines = page.locator('.squiggly-warning');
      const before = await underlines.count();
      await goToEnd(page, 'Member retention');
      await page.keyboard.type('\n- Click-through rate above 2 %', { delay: 15 });
      await underlines.nth(before).waitFor();
      await problems(page).nth(before).waitFor();
      await shoot('4-typing');
    });

    it('keeps what is underlined while other lines are written, and underlines anew what is written again', async () => {
      await openPlan();
      await openProblems();
      const underlines = page.locator('.squiggly-warning');
      const [before, listed] = [await underlines.count(), await problems(page).count()];
      await goToEnd(page, 'Member retention');
      await page.keyboard.type(' in the forum', { delay: 15 });
      await page.waitForTimeout(500);
      assert.deepEqual([await underlines.count(), await problems(page).count()], [before, listed]);
      await goToEnd(page, 'Conversion rate');
      await page.keyboard.press('Shift+Home');
      // All at once, so that nobody sees the line without it.
      await page.keyboard.insertText('- Conversion rate above 3 %');
      await page.waitForTimeout(500);
      await underlines.nth(before - 1).waitFor();
      assert.deepEqual([await underlines.count(), await problems(page).count()], [before, listed]);
      await shoot('5-written-again');
    });

    it('colours directives and owner notes', async () => {
      await open(page, 'notation.md');
      await lineWith(page, 'rolecheck-disable-next-line').waitFor();
      await shoot('6-notation');
      assert.match(await scopesAt(page, 3, 8), /keyword\.control\.directive\.rolecheck/);
      assert.match(await scopesAt(page, 4, 30), /entity\.name\.type\.role\.rolecheck/);
      assert.doesNotMatch(await scopesAt(page, 7, 15), /rolecheck/);
    });

    it('leaves a document that is no plan alone', async () => {
      await open(page, 'README.md');
      await lineWith(page, 'wool blankets').waitFor();
      await page.waitForTimeout(1_500);
      assert.equal(await page.locator('[class*="squiggly-"]').count(), 0);
      await shoot('7-no-plan');
    });

    it('has interrupted nobody with a notification', async () => {
      assert.equal(await notifications(page).count(), 0);
    });

    it('keeps what it does in an output of its own', async () => {
      await runCommand(page, 'Rolecheck: Show Output');
      await page.locator('.part.panel', { hasText: 'Output' }).waitFor();
      await page.locator('.part.panel .view-line', { hasText: /Ready.to.check.plans/ }).waitFor();
      await shoot('8-output');
    });

    it('says that it has stopped when its server fails again and again, and starts again when told to', async function () {
      if (!canFindProcesses) return this.skip();
      // Five starts of a server, each with a plan to be checked anew.
      this.timeout(600_000);
      await openPlan();
      const ended: number[] = [];
      for (let time = 1; time <= 5; time += 1) {
        // One only: the server of a window that was closed before may take its time to end.
        const pid = await waitFor(() => {
          const [one, ...others] = pidsOf(server).filter((id) => !ended.includes(id));
          return others.length === 0 ? one : undefined;
        });
        await finding().waitFor();
        crash(pid);
        ended.push(pid);
      }
      await finding().waitFor({ state: 'hidden' });
      const status = page.locator('.hover-language-status', { hasText: 'Rolecheck has stopped' }).first();
      const askForStatus = async ({ timeout }: { timeout: number }) => {
        const { x, y } = await emptyPlace(page);
        await page.mouse.move(x, y);
        await page.locator('[id="status.languageStatus"]').hover({ timeout });
      };
      await actUntil(shows(status), askForStatus);
      await shoot('9-stopped');
      const start = async ({ timeout }: { timeout: number }) => {
        if (!(await status.isVisible())) await askForStatus({ timeout });
        await status.locator('a', { hasText: 'Restart' }).click({ timeout });
      };
      await actUntil(shows(finding()), start, longWaits);
      await shoot('10-restarted');
    });

    it('has interrupted nobody with a notification in all that', async () => {
      assert.equal(await notifications(page).count(), 0);
    });
  });
}

/** What the editor's own inspector says of the text at a line and column, both from 1. */
async function scopesAt(page: Page, line: number, column: number): Promise<string> {
  await goTo(page, line, column);
  const inspector = page.locator('.token-inspect-widget');
  await actUntil(shows(inspector.locator('.tm-token, .tiw-token').first()), async () => {
    // The same command closes it.
    if (!(await inspector.isVisible())) await runCommand(page, 'Developer: Inspect Editor Tokens and Scopes');
  });
  const text = await inspector.innerText();
  await actUntil(hides(inspector), () => page.keyboard.press('Escape'));
  return text;
}

/** The findings in the list of problems. */
function problems(page: Page): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: 'metric-outside-role' });
}

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Editor } from '.';
import { actUntil, settles, shows, waitFor } from './patience';
import {
  chooseAction,
  goToEnd,
  goToTop,
  lineWith,
  notifications,
  offeredActions,
  open,
  openFolder,
  picture,
  runCommand,
  startAfresh,
  waitForLines,
  wordsIn,
} from './screen';

export function teamRulesTests({ browser, url, screenshots, workspace }: Editor): void {
  describe('A team says its rules', () => {
    const file = join(workspace, '.rolecheck.yaml');
    let page: Page;

    const shoot = (name: string, ...parts: Locator[]) => picture(page, screenshots, name, parts);
    const finding = () => page.locator('.squiggly-warning').first();
    const mistake = () => page.locator('.squiggly-error').first();
    const rows = () => page.locator('.suggest-widget.visible .monaco-list-row');

    const openPlan = async () => {
      await open(page, 'spring-plan.md');
      await finding().waitFor();
      await goToTop(page);
    };

    const offerForConversionRate = () =>
      actUntil(shows(offeredActions(page).first()), async ({ timeout }) => {
        if (await offeredActions(page).first().isVisible()) return;
        await wordsIn(lineWith(page, 'Conversion rate above'), 'Conversion rate').click({ timeout });
        await page.keyboard.press('Control+.');
      });

    /** Has the quick fix write the file, and saves it. */
    const decide = async (title: RegExp) => {
      await openPlan();
      await chooseAction(page, offerForConversionRate, title);
      await finding().waitFor({ state: 'hidden' });
      await runCommand(page, 'File: Save All Files');
      return waitFor(async () => (await readFile(file, 'utf8').catch(() => '')) || undefined);
    };

    before(async () => {
      page = await openFolder(browser, url);
    });

    beforeEach(() => rm(file, { force: true }));

    afterEach(async function () {
      this.timeout(600_000);
      const { title, state } = this.currentTest!;
      if (state !== 'passed') await settles(shoot(`failed - ${title}`));
      page = await startAfresh(page, () => openFolder(browser, url));
    });

    after(async () => {
      await page.close();
      await rm(file, { force: true });
    });

    it('by a quick fix, which writes the file and ends the finding', async () => {
      await openPlan();
      await offerForConversionRate();
      await shoot('quick-fix-team', page.locator('.action-widget'), lineWith(page, '## Community management'));
      await page.keyboard.press('Escape');
      const text = await decide(/^Let community management own “Conversion rate” \(in a new \.rolecheck\.yaml\)/);
      assert.match(text, /^#.*\n/);
      assert.match(text, /terms:\n {2}conversion-rate:\n {4}roles:\n {6}community-management: own\n$/);
    });

    it('in the file, where words are suggested and a mistake is marked', async () => {
      await decide(/^Switch off “metric outside role”/);
      await open(page, '.rolecheck.yaml');
      await goToEnd(page, 'metric-outside-role');
      await page.keyboard.type('\n', { delay: 30 });
      await actUntil(shows(rows().nth(2)), () => page.keyboard.press('Control+Space'));
      await shoot('team-file', page.locator('.suggest-widget.visible'), lineWith(page, 'rules:'));
      await page.keyboard.press('Escape');
      await page.keyboard.type('skill-outside-rol: off', { delay: 15 });
      await mistake().waitFor();
      await shoot('team-file-mistake', lineWith(page, 'rules:'), mistake());
      await actUntil(shows(offeredActions(page).first()), async ({ timeout }) => {
        if (await offeredActions(page).first().isVisible()) return;
        await wordsIn(lineWith(page, 'skill-outside-rol'), 'skill-outside-rol').click({ timeout });
        await page.keyboard.press('Control+.');
      });
      await chooseAction(page, async () => {}, /^Change to “skill-outside-role”/);
      await mistake().waitFor({ state: 'hidden' });
      await waitForLines(page, (all) => all.includes('  skill-outside-role: off'));
    });

    it('without interrupting anybody with a notification', async () => {
      assert.equal(await notifications(page).count(), 0);
    });
  });
}

import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Editor } from '.';
import {
  chooseAction,
  closeAll,
  goToEnd,
  hoverOn,
  isShown,
  lineWith,
  lines,
  notifications,
  open,
  openFolder,
  picture,
  runCommand,
  waitFor,
  waitForLines,
  wordsIn,
} from './screen';

export function writingTests({ browser, url, screenshots }: Editor): void {
  describe('Writing a plan with Rolecheck', () => {
    let page: Page;

    const shoot = (name: string, ...parts: Locator[]) => picture(page, screenshots, name, parts);
    const rows = () => page.locator('.suggest-widget.visible .monaco-list-row');
    const finding = () => page.locator('.squiggly-warning').first();
    const lens = (words: RegExp) => page.locator('.codelens-decoration', { hasText: words }).first();
    const listed = (words: RegExp) => page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
    const text = () => page.locator('.editor-group-container.active .overflow-guard').first();
    /** The page that is shown rendered, two frames deep. */
    const shown = (): FrameLocator => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

    /** Opens the plan, and waits for what Rolecheck says of it. */
    const openPlan = async () => {
      await open(page, 'spring-plan.md');
      await finding().waitFor({ timeout: 30_000 });
      // The editor remembers how far one had scrolled.
      await page.keyboard.press('Control+Home');
    };

    const actionsForConversionRate = async () => {
      await wordsIn(lineWith(page, 'Conversion rate above'), 'Conversion rate').click();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    };

    before(async () => {
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(15_000);
      await openFolder(page, url);
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await shoot(`failed - ${this.currentTest.title}`);
      await closeAll(page);
    });

    after(() => page.close());

    it('suggests KPIs of the role when a list item begins, and leads through what is to be filled in', async () => {
      await openPlan();
      await goToEnd(page, 'Member retention above');
      await page.keyboard.type('\n- ', { delay: 30 });
      await rows().nth(2).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const third = page.locator('.suggest-widget.visible .monaco-list-row.focused[data-index="2"]');
      await third.waitFor();
      const details = page.locator('.suggest-details-container', { hasText: /Formula/ });
      await waitFor(async () => {
        // Does nothing until the editor has been told that there is something to show.
        await page.keyboard.press('Control+I');
        return (await isShown(details, 2_000)) ? true : undefined;
      });
      await shoot('completion', page.locator('.suggest-widget.visible'), details, lineWith(page, '### KPIs').first());
      assert.match(await third.innerText(), /own KPI/);
      const name = (await third.locator('.label-name').innerText()).replace(/\s*\(.*/, '').trim();
      await page.keyboard.press('Enter');
      await waitForLines(page, (all) => all.some((line) => line.startsWith(`- ${name}: `)));
      await page.keyboard.type('75 %');
      await page.keyboard.press('Tab');
      await page.keyboard.type('30 June');
      await page.keyboard.press('Tab');
      await waitForLines(page, (all) => all.includes(`- ${name}: 75 % by 30 June`));
      await lens(/^2 KPIs and 1 tactic of its own/).waitFor();
      assert.equal(await page.locator('[class*="squiggly-"]').count(), 1, 'Besides the finding that was there.');
    });

    it('moves a misplaced KPI to the role that owns it, and back', async () => {
      await openPlan();
      const before = await lines(page);
      await actionsForConversionRate();
      await shoot('quick-fix', page.locator('.action-widget'), lineWith(page, '## Community management'));
      await chooseAction(page, /^Move “Conversion rate” to marketing/);
      await finding().waitFor({ state: 'hidden' });
      const after = await lines(page);
      const place = after.findIndex((line) => line.startsWith('- Conversion rate above 3 %'));
      assert.ok(place > after.indexOf('## Marketing') && place < after.lastIndexOf('### Tactics'), after.join('\n'));
      await page.keyboard.press('Control+Z');
      await finding().waitFor();
      await waitForLines(page, (all) => all.join('\n') === before.join('\n'));
    });

    it('lets a finding stand for a reason, which is asked for', async () => {
      await openPlan();
      await actionsForConversionRate();
      await chooseAction(page, /^Leave this line/);
      await finding().waitFor({ state: 'hidden' });
      await page.keyboard.type('agreed with growth');
      const all = await waitForLines(page, (some) => some.join(' ').includes('-- agreed with growth -->'));
      assert.match(
        all.join(' '),
        /above 3 % <!-- rolecheck-disable-line metric-outside-role\s+conversion-rate -- agreed/,
      );
    });

    it('inserts KPIs into a table, in its own columns', async () => {
      await open(page, 'scorecard.md');
      await lens(/1 KPI of its own/).waitFor({ timeout: 30_000 });
      await goToEnd(page, 'Member retention rate');
      await runCommand(page, 'Rolecheck: Insert KPI…');
      const question = page.locator('.quick-input-widget', { hasText: 'Insert KPIs of community management' });
      await question.waitFor();
      for (const name of ['Member participation', 'Community growth']) {
        await page.keyboard.type(name, { delay: 15 });
        const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name });
        await found.waitFor();
        await found.click();
        await question.locator('.quick-input-filter input').fill('');
      }
      await question.filter({ hasText: /2 Selected/ }).waitFor();
      await shoot('insert-kpi', question, lineWith(page, 'The numbers are read'));
      await page.keyboard.press('Enter');
      const all = await waitForLines(page, (some) => some.filter((line) => line.startsWith('|')).length === 5);
      await shoot('table-with-kpis', text());
      const added = all
        .filter((line) => /participation|growth/.test(line))
        .map((line) => line.split('|').map((cell) => cell.trim()));
      assert.deepEqual(added.map(([, name, where]) => [name, where]).sort(), [
        ['Community growth rate', ''],
        ['Member participation rate', ''],
      ]);
      for (const cells of added)
        assert.match(cells[3] ?? '', /^[≥≤] \d/, 'The target stands in the column for targets.');
    });

    it('says of a metric whose it is and why it misleads, and leads to its page and further', async () => {
      await openPlan();
      const words = wordsIn(lineWith(page, 'Conversion rate above'), 'Conversion rate');
      const hover = await hoverOn(page, words, /All about/);
      const said = await hover.innerText();
      assert.match(said, /belongs to social media management and marketing, but is given to community management/);
      assert.match(said, /Formula: conversions/);
      assert.match(said, /What community management uses instead: Member activation rate/);
      assert.match(said, /Who says so/);
      await shoot('hover-metric', hover, lineWith(page, '## Community management'));
      await hover.locator('a', { hasText: 'All about' }).click();
      await shown().locator('h1', { hasText: 'Conversion rate' }).waitFor({ timeout: 30_000 });
      await shoot('page-term');
      await shown()
        .locator('a', { hasText: /^social media management$/i })
        .first()
        .click();
      await shown().locator('h1', { hasText: 'Social media management' }).waitFor({ timeout: 30_000 });
      await shoot('page-role');
    });

    it('sets the roles side by side where one of them is named', async () => {
      await openPlan();
      const words = wordsIn(lineWith(page, '## Community management'), 'Community management');
      const hover = await hoverOn(page, words, /counts as given to this role/);
      const heads = await hover.locator('th').allInnerTexts();
      assert.deepEqual(
        heads.map((head) => head.trim()),
        ['', 'Community management', 'Social media management', 'Brand management', 'Marketing'],
      );
      assert.match(await hover.locator('tr', { hasText: 'Communication' }).innerText(), /Peer to peer/);
      await shoot('hover-role', hover, lineWith(page, '## Community management'));
    });

    it('opens the comparison from the line above a heading', async () => {
      await openPlan();
      await lens(/1 KPI and 1 tactic of its own · 1 that belongs elsewhere/)
        .locator('a')
        .click();
      await shown()
        .locator('h1', { hasText: /Community management.* compared/ })
        .waitFor({ timeout: 30_000 });
      await shoot('comparison');
    });

    it('explains the rule behind a finding', async () => {
      await openPlan();
      await actionsForConversionRate();
      await chooseAction(page, /^Explain/);
      await shown().locator('h1', { hasText: 'metric-outside-role' }).waitFor({ timeout: 30_000 });
      await shoot('page-rule');
    });

    it('opens a new plan that nothing is wrong with', async () => {
      await runCommand(page, 'Rolecheck: New Plan…');
      await listed(/Community management/).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('b2b');
      await listed(/B2B/).waitFor();
      await page.keyboard.press('Enter');
      await lineWith(page, '## Community management').waitFor();
      await lens(/4 KPIs, 4 tactics, 2 goals and 2 audiences of its own/).waitFor({ timeout: 30_000 });
      await page.keyboard.type('autumn');
      await waitForLines(page, (all) => all[0] === '# Plan: autumn');
      await shoot('new-plan', text());
      assert.equal(await page.locator('[class*="squiggly-"]').count(), 0);
    });

    it('has interrupted nobody with a notification', async () => {
      assert.equal(await notifications(page).count(), 0);
    });
  });
}

import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Editor } from '.';
import { actUntil, longWaits, settles, shows, waitFor } from './patience';
import {
  chooseAction,
  goToEnd,
  goToTop,
  hoverOn,
  inputBox,
  lineWith,
  lines,
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
    const shown = (): FrameLocator => page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');

    /** Opens the plan, and waits for what Rolecheck says of it. */
    const openPlan = async () => {
      await open(page, 'spring-plan.md');
      await finding().waitFor();
      // The editor remembers how far one had scrolled.
      await goToTop(page);
    };

    const offerForConversionRate = () =>
      actUntil(shows(offeredActions(page).first()), async ({ timeout }) => {
        if (await offeredActions(page).first().isVisible()) return;
        await wordsIn(lineWith(page, 'Conversion rate above'), 'Conversion rate').click({ timeout });
        await page.keyboard.press('Control+.');
      });

    /** Clicks a link, if it is still there, until the page with the heading is shown. */
    const follow = (link: Locator, heading: string | RegExp) =>
      actUntil(shows(shown().locator('h1', { hasText: heading })), ({ timeout }) => link.click({ timeout }), longWaits);

    before(async () => {
      page = await openFolder(browser, url);
    });

    afterEach(async function () {
      this.timeout(600_000);
      const { title, state } = this.currentTest!;
      if (state !== 'passed') await settles(shoot(`failed - ${title}`));
      page = await startAfresh(page, () => openFolder(browser, url));
    });

    after(() => page.close());

    it('suggests KPIs of the role when a list item begins, and leads through what is to be filled in', async () => {
      await openPlan();
      await goToEnd(page, 'Member retention above');
      await page.keyboard.type('\n- ', { delay: 30 });
      await actUntil(shows(rows().nth(2)), async ({ isAgain }) => {
        if (!isAgain) return;
        await page.keyboard.press('Backspace');
        await page.keyboard.type(' ');
      });
      const third = page.locator('.suggest-widget.visible .monaco-list-row.focused[data-index="2"]');
      const focused = page.locator('.suggest-widget.visible .monaco-list-row.focused');
      await waitFor(async () => {
        if (await third.isVisible()) return true;
        const index = Number(await focused.getAttribute('data-index'));
        await page.keyboard.press(index < 2 ? 'ArrowDown' : 'ArrowUp');
        return undefined;
      });
      const details = page.locator('.suggest-details-container', { hasText: /Formula/ });
      await actUntil(shows(details), async () => {
        // Does nothing until the editor has been told that there is something to show.
        if (!(await details.isVisible())) await page.keyboard.press('Control+I');
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
      await offerForConversionRate();
      await shoot('quick-fix', page.locator('.action-widget'), lineWith(page, '## Community management'));
      await chooseAction(page, offerForConversionRate, /^Move “Conversion rate” to marketing/);
      await finding().waitFor({ state: 'hidden' });
      const after = await lines(page);
      const place = after.findIndex((line) => line.startsWith('- Conversion rate above 3 %'));
      assert.ok(place > after.indexOf('## Marketing') && place < after.lastIndexOf('### Tactics'), after.join('\n'));
      await actUntil(shows(finding()), () => page.keyboard.press('Control+Z'), longWaits);
      await waitForLines(page, (all) => all.join('\n') === before.join('\n'));
    });

    it('lets a finding stand for a reason, which is asked for', async () => {
      await openPlan();
      await chooseAction(page, offerForConversionRate, /^Leave this line/);
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
      await lens(/1 KPI of its own/).waitFor();
      await goToEnd(page, 'Member retention rate');
      await runCommand(page, 'Rolecheck: Insert KPI…');
      const question = page.locator('.quick-input-widget', { hasText: 'Insert KPIs of community management' });
      await question.waitFor();
      for (const name of ['Member participation', 'Community growth']) {
        await inputBox(page).fill(name);
        const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name });
        await found.waitFor();
        await found.click();
        await inputBox(page).fill('');
      }
      await question.filter({ hasText: /2 Selected/ }).waitFor();
      await shoot('insert-kpi', question, lineWith(page, 'The numbers are read'));
      await inputBox(page).press('Enter');
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
      await follow(hover.locator('a', { hasText: 'All about' }), 'Conversion rate');
      await shoot('page-term');
      await follow(
        shown()
          .locator('a', { hasText: /^social media management$/i })
          .first(),
        'Social media management',
      );
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
      const above = lens(/1 KPI and 1 tactic of its own · 1 that belongs elsewhere/);
      await follow(above.locator('a'), /Community management.* compared/);
      await shoot('comparison');
    });

    it('explains the rule behind a finding', async () => {
      await openPlan();
      await chooseAction(page, offerForConversionRate, /^Explain/);
      await shown().locator('h1', { hasText: 'metric-outside-role' }).waitFor();
      await shoot('page-rule');
    });

    it('opens a new plan that nothing is wrong with', async () => {
      await runCommand(page, 'Rolecheck: New Plan…');
      await listed(/Community management/).waitFor();
      await actUntil(shows(listed(/B2B/)), async ({ timeout }) => {
        if (await listed(/Community management/).isVisible()) await inputBox(page).press('Enter', { timeout });
      });
      await inputBox(page).fill('b2b');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: /B2B/ }).waitFor();
      await inputBox(page).press('Enter');
      await lineWith(page, '## Community management').waitFor();
      await lens(/4 KPIs, 4 tactics, 2 goals and 2 audiences of its own/).waitFor();
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

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awkwardFindings, awkwardPlan, hardest } from '../support/awkward-plan';
import { unmark } from '../support/lsp-marks';
import { eventually, type Editor, type EditorOptions } from './editor';
import { missing } from './programs';
import { workplace, type servers, type Workplace } from './workplace';

/** An editor that the tests can start. */
export interface EditorUnderTest {
  readonly name: string;
  /** What has to be there, each with the Debian package that has it. */
  readonly needs: readonly { readonly file: string; readonly debian: string }[];
  readonly start: (options: EditorOptions) => Promise<Editor>;
  /** The setup in which a person switches a rule off by the editor's own settings. */
  readonly ruleOff: (rule: string) => string;
}

const { marked, text } = awkwardPlan(hardest);
/** An editor keeps mark and line ends for itself and shows lines. */
const onScreen = (inFile: string): string => inFile.replace('\uFEFF', '').replaceAll('\r\n', '\n');
const small =
  '# Spring\n\n## Community management\n\nKPIs:\n\n- Member retention rate: 70 %\n- Conversion rate: 2.5 %\n';

/** What a person may expect of Rolecheck in any editor that is set up as the documentation says. */
export function behavesAsPromised({ name, needs, start, ruleOff }: EditorUnderTest): void {
  describe(`Rolecheck in ${name}`, function () {
    // Bounds on what hangs: an editor, a server and their packages on a busy machine.
    this.timeout(120_000);
    let place: Workplace;
    let editor: Editor | undefined;

    before(function () {
      this.timeout(600_000);
      const reason = missing(needs);
      if (reason === undefined) return;
      console.log(`    skipped: ${reason}`);
      this.skip();
    });
    afterEach(async () => {
      editor?.dispose();
      editor = undefined;
      // Until it has ended, it keeps what it has compiled in the folder that goes.
      await eventually('end of the server', () => !place.hasServer() || undefined);
      place.remove();
    });

    /** Opens a plan in an editor that was just started. */
    async function opened(
      files: Readonly<Record<string, string>>,
      { setup = '', file = 'plan.md', server }: { setup?: string; file?: string; server?: keyof typeof servers } = {},
    ): Promise<Editor> {
      place = workplace(files, server);
      editor = await start({ env: place.env, scratch: place.scratch, setup });
      await editor.open(join(place.folder, file));
      return editor;
    }

    /** Waits until the words are underlined as expected, and fails with what is underlined instead. */
    async function shows(at: Editor, expected: string): Promise<void> {
      const isShown = async (): Promise<true | undefined> => ((await at.marked()) === expected ? true : undefined);
      await eventually('such findings', isShown).catch(() => undefined);
      assert.equal(await at.marked(), expected, at.log());
    }

    for (const server of ['rolecheck lsp --stdio', 'node server.js --stdio'] as const) {
      it(`shows findings where they are, whatever stands before them (${server})`, async () => {
        const at = await opened({ 'plan.md': text }, { server });
        await shows(at, onScreen(marked));
        assert.deepEqual(
          await at.findings(),
          awkwardFindings.map(({ rule, severity, words }) => ({ rule, severity, words })),
        );
      });
    }

    it('is quiet about a document that is no plan', async () => {
      const at = await opened({ 'notes.md': '# Notes\n\n- Conversion rate\n', 'plan.md': small }, { file: 'notes.md' });
      await at.open(join(place.folder, 'plan.md'));
      await shows(at, small.replace('Conversion rate', '«Conversion rate»'));
      await at.open(join(place.folder, 'notes.md'));
      assert.deepEqual(await at.findings(), []);
    });

    it('explains the words under the caret', async () => {
      const at = await opened({ 'plan.md': text });
      await shows(at, onScreen(marked));
      const said = await at.hover('Click-through rate');
      assert.match(said, /Click-through rate/);
      assert.match(said, /community management/i);
      assert.doesNotMatch(said, /rolecheck:\//, 'a link that this editor cannot follow');
    });

    it('suggests what belongs to the role', async () => {
      const at = await opened({ 'plan.md': small });
      await shows(at, small.replace('Conversion rate', '«Conversion rate»'));
      const suggested = await at.suggestions('- Mem');
      assert.ok(
        suggested.some((one) => one.includes('Member activation rate')),
        suggested.join(', '),
      );
    });

    it('repairs the plan, and leaves all else in the file as it was', async () => {
      const at = await opened({ 'plan.md': text });
      await shows(at, onScreen(marked));
      const title = 'Replace “Click-through rate” by “Member participation rate”, which community management measures';
      const offered = await at.fixes('Click-through rate');
      assert.ok(offered.includes(title), offered.join('\n'));
      await at.choose(title);
      const fixed = marked.replace('«Click-through rate»', 'Member participation rate');
      await shows(at, onScreen(fixed));
      await at.save();
      const path = join(place.folder, 'plan.md');
      await eventually('saved file', () => readFileSync(path, 'utf8') === unmark(fixed) || undefined).catch(() => {
        assert.equal(readFileSync(path, 'utf8'), unmark(fixed));
      });
    });

    it('moves an item to the role that owns it', async () => {
      const plan = `${small}\n## Marketing\n\nKPIs:\n\n- Customer acquisition cost: 90 €\n`;
      const at = await opened({ 'plan.md': plan });
      await shows(at, plan.replace('Conversion rate', '«Conversion rate»'));
      const title = 'Move “Conversion rate” to marketing (section “Marketing”)';
      const offered = await at.fixes('Conversion rate');
      assert.ok(offered.includes(title), offered.join('\n'));
      await at.choose(title);
      await shows(at, `${plan.replace('- Conversion rate: 2.5 %\n', '')}- Conversion rate: 2.5 %\n`);
    });

    it('obeys the team’s file, and shows the mistakes in it', async () => {
      const rules = 'rules:\n  metric-outside-role: error\n  metric-outside-rule: off\n';
      const at = await opened({ '.rolecheck.yaml': rules, 'plan.md': small });
      await eventually('error', async () => (await at.findings())[0]?.severity === 'error' || undefined);
      await at.open(join(place.folder, '.rolecheck.yaml'));
      await shows(at, rules.replace('metric-outside-rule', '«metric-outside-rule»'));
    });

    it('obeys the person’s own settings', async () => {
      const at = await opened({ 'plan.md': text }, { setup: ruleOff('metric-outside-role') });
      await at.hover('Click-through rate');
      assert.deepEqual(await at.findings(), []);
    });

    it('leaves no server behind', async () => {
      const at = await opened({ 'plan.md': small });
      await shows(at, small.replace('Conversion rate', '«Conversion rate»'));
      assert.ok(place.hasServer());
      assert.equal(await at.quit(), 0, at.log());
      await eventually('end of the server', () => !place.hasServer() || undefined);
    });
  });
}

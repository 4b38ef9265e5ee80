import assert from 'node:assert/strict';
import type {
  ApplyWorkspaceEditResult,
  ClientCapabilities,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../../server/src/core/analyze';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import type { KpisAt } from '../../server/src/lsp/commands/kpis-at';
import type { NewPlan } from '../../server/src/lsp/commands/new-plan';
import type { TeamRulesAnswer } from '../../server/src/lsp/commands/team-rules';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { expandSnippet } from '../support/snippet-syntax';
import { taxonomy } from '../support/taxonomy';
import { realWorld } from '../support/real-world';

const uri = 'file:///plans/plan.md';

const plainEdits: ClientCapabilities = { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };
const snippetEdits: ClientCapabilities = {
  workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

function isSnippet(edit: TextDocumentEdit['edits'][number]): edit is SnippetTextEdit {
  return 'snippet' in edit;
}

/** The text after the edit, with the defaults of snippets in their places. */
function applied(text: string, { changes, documentChanges }: WorkspaceEdit): string {
  const inChanges =
    documentChanges?.flatMap((change) => ('edits' in change ? change.edits : [])) ?? changes?.[uri] ?? [];
  const edits = inChanges.map((edit): TextEdit =>
    isSnippet(edit) ? { range: edit.range, newText: expandSnippet(edit.snippet.value) } : edit,
  );
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
}

describe('commands', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(() => {
    client = linkedClient(realWorld);
  });
  afterEach(() => client.dispose());

  const start = (capabilities: ClientCapabilities = plainEdits): Promise<unknown> =>
    client.initialize({ capabilities: both(abilities.push, capabilities) });
  const execute = <R>(command: string, ...args: readonly unknown[]): Promise<R> =>
    client.request<R>('workspace/executeCommand', { command: `rolecheck.${command}`, arguments: args });

  /** Opens the marked text and gives the place of its caret as commands want it. */
  function open(marked: string): {
    readonly text: string;
    readonly caret: { readonly uri: string; position: unknown };
  } {
    const [before = '', behind = ''] = marked.split('<CURSOR>');
    const text = before + behind;
    client.open(uri, text);
    return { text, caret: { uri, position: TextDocument.create(uri, 'markdown', 1, text).positionAt(before.length) } };
  }

  /** The text after the command has written into it. */
  async function written(marked: string, command: string, args: object): Promise<string> {
    const { text, caret } = open(marked);
    assert.deepEqual(await execute(command, { ...caret, ...args }), { applied: true });
    return applied(text, client.editsAsked.at(-1)!);
  }

  it('are announced', async () => {
    const { capabilities } = await client.initialize();
    const { commands = [] } = capabilities.executeCommandProvider ?? {};
    for (const name of [
      'insertKpis',
      'insertComparisonTable',
      'insertResponsibilityMatrix',
      'newPlan',
      'kpisAt',
      'roles',
    ])
      assert.ok(commands.includes(`rolecheck.${name}`), name);
  });

  describe('that insert KPIs', () => {
    const terms = ['member-retention-rate', 'peer-answer-rate'];

    it('write rows into the table’s own columns, in a document with CRLF', async () => {
      await start();
      const table =
        '| Target | KPI | Owner | Due |\r\n|---|---|---|---|\r\n| 5 | New members | Community<CURSOR> team | May |\r\n';
      assert.equal(
        await written(`# Plan\r\n\r\n${table}`, 'insertKpis', { terms }),
        `# Plan\r\n\r\n${table.replace('<CURSOR>', '')}` +
          '| ≥ 60 % | Member retention rate | Community management | end of quarter |\r\n' +
          '| ≥ 60 % | Peer-to-peer answer rate | Community management | end of quarter |\r\n',
      );
    });

    it('begin a list behind a paragraph', async () => {
      await start();
      assert.equal(
        await written('## Community\n\nWe host <CURSOR>people.\n', 'insertKpis', { terms: ['peer-answer-rate'] }),
        '## Community\n\nWe host people.\n\n- Peer-to-peer answer rate: ≥ 60 % by end of quarter\n',
      );
    });

    it('leave places to fill in, where the client has them', async () => {
      await start(snippetEdits);
      const { text, caret } = open('## Community KPIs\n\n- New members<CURSOR>\n');
      await execute('insertKpis', { ...caret, terms: ['peer-answer-rate'] });
      const [edit] = client.editsAsked;
      const [change] = edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'edits' in change);
      assert.deepEqual(change.textDocument, { uri, version: 1 });
      assert.deepEqual(change.edits, [
        {
          range: { start: { line: 2, character: 13 }, end: { line: 2, character: 13 } },
          snippet: { kind: 'snippet', value: '\n- Peer-to-peer answer rate: ${1:≥ 60 %} by ${2:end of quarter}' },
        },
      ]);
      assert.equal(
        applied(text, edit!),
        '## Community KPIs\n\n- New members\n- Peer-to-peer answer rate: ≥ 60 % by end of quarter\n',
      );
    });

    it('hand the edit over to a client that cannot be asked to apply it', async () => {
      await start({});
      const { text, caret } = open('## Community KPIs\n\n- New members<CURSOR>\n');
      const answer = await execute<{ applied: boolean; edit: WorkspaceEdit }>('insertKpis', { ...caret, terms });
      assert.equal(answer.applied, false);
      assert.match(applied(text, answer.edit), /^- New members\n- Member retention rate: .*\n- Peer-to-peer/mu);
      assert.deepEqual(client.editsAsked, []);
    });

    it('write what was not found anywhere', async () => {
      await start();
      const text = await written('## Community\n\n<CURSOR>\n', 'insertKpis', { terms });
      assert.deepEqual(analyze(text, { taxonomy }).findings, []);
    });

    it('use what was typed up to then', async () => {
      await start();
      const { caret } = open('<CURSOR>');
      client.change(uri, 2, { text: '* New members\n' });
      await execute('insertKpis', { ...caret, position: { line: 0, character: 3 }, terms: ['peer-answer-rate'] });
      assert.match(applied('* New members\n', client.editsAsked[0]!), /^\* New members\n\* Peer-to-peer/u);
    });
  });

  describe('that insert tables', () => {
    it('write a comparison behind the list around the caret', async () => {
      await start();
      const text = await written('- a\n- b<CURSOR>\n\nMore.\n', 'insertComparisonTable', {
        roles: ['community-management', 'Social media management'],
      });
      assert.match(
        text,
        /^- a\n- b\n\n\| {2}\| Community management \| Social media management \|\n\| --- \| --- \| --- \|\n/u,
      );
      assert.match(text, /\|\n\nMore\.\n$/u);
    });

    it('write a matrix on a blank line, with the document’s line ends', async () => {
      await start();
      const text = await written('# Plan\r\n\r\n<CURSOR>', 'insertResponsibilityMatrix', {
        roles: ['community-management', 'marketing'],
      });
      assert.match(text, /^# Plan\r\n\r\n\| Task or KPI \| Community management \| Marketing \|\r\n/u);
      assert.doesNotMatch(text, /(?<!\r)\n/u);
      assert.match(text, /\| R\/A \|/u);
    });
  });

  describe('that answer', () => {
    it('whose KPIs belong at the caret, its own first, found by every other word for them', async () => {
      await start();
      const { caret } = open(
        '# Plan\n\n## Social media\n\nKPIs:\n\n- CTR: 2 %\n- <CURSOR>\n\n## Marketing\n\n- Leads\n',
      );
      const { role, items } = await execute<KpisAt>('kpisAt', caret);
      assert.deepEqual(role, { id: 'social-media-management', label: 'Social media management' });
      const relations = items.map(({ relation }) => relation);
      assert.deepEqual(
        relations.filter((relation, index) => relation !== relations[index - 1]),
        ['own', 'share', 'none', 'outside'],
      );
      const ctr = items.find(({ id }) => id === 'click-through-rate');
      assert.ok(ctr, 'a KPI of its own');
      assert.ok(ctr.aliases.includes('CTR'));
      assert.ok(ctr.present);
      assert.match(ctr.formula, /impressions/u);
      assert.deepEqual(ctr.owners, ['Social media management', 'Marketing']);
      assert.equal(items.find(({ id }) => id === 'leads')?.present, false, 'what marketing has is not there yet');
    });

    it('all KPIs where the place is nobody’s', async () => {
      await start();
      const { caret } = open('Some text.<CURSOR>\n');
      const { role, items } = await execute<KpisAt>('kpisAt', caret);
      assert.equal(role, undefined);
      assert.equal(items.length, taxonomy.terms.filter(({ dimension }) => dimension === 'metric').length);
    });

    it('a new plan for the roles and the business asked for', async () => {
      await start({});
      const { text, snippet } = await execute<NewPlan>('newPlan', {
        roles: ['marketing', 'marketing'],
        business: 'b2b',
      });
      assert.match(text, /^# Marketing plan: /u);
      assert.match(text, /sell to other businesses/u);
      assert.match(text, /Account-based marketing/u);
      assert.doesNotMatch(text, /Community/u);
      assert.equal(expandSnippet(snippet), text);
      assert.deepEqual(analyze(text, { taxonomy }).findings, []);
    });

    it('which roles there are', async () => {
      await start();
      const roles = await execute<readonly { id: string; label: string; focus: string }[]>('roles');
      assert.deepEqual(
        roles.map(({ id }) => id),
        taxonomy.roles.map(({ id }) => id),
      );
    });
  });

  it('offers a first file of the team’s rules that is right as it stands', async () => {
    await start();
    const { file, initial } = await execute<TeamRulesAnswer>('teamRules');
    assert.equal(file ?? undefined, undefined);
    assert.match(initial, /^arguable: milder$/mu);
    assert.deepEqual(readConfig(initial).problems, []);
  });

  describe('that cannot be done say why:', () => {
    const fails = async (message: RegExp, command: string, args: object): Promise<void> => {
      await assert.rejects(execute(command, args), (error: Error) => {
        assert.match(error.message, message);
        return true;
      });
    };
    const at = { uri, position: { line: 0, character: 0 } };
    const cases: readonly (readonly [string, RegExp, string, object])[] = [
      ['an unknown command', /no command “rolecheck\.constructor”/u, 'constructor', {}],
      ['no arguments', /“uri” must be the address/u, 'kpisAt', {}],
      ['a position that is none', /“position” must be a position/u, 'kpisAt', { uri, position: 3 }],
      ['no KPI', /“terms” must name at least one KPI/u, 'insertKpis', { ...at, terms: [] }],
      ['an unknown KPI', /no KPI “nonsense”/u, 'insertKpis', { ...at, terms: ['nonsense'] }],
      ['a tactic', /no KPI “seo”/u, 'insertKpis', { ...at, terms: ['seo'] }],
      ['an unknown role', /no role “chef”.*community-management/u, 'newPlan', { roles: ['chef'] }],
      ['one role', /at least two roles/u, 'insertComparisonTable', { ...at, roles: ['marketing'] }],
      ['a strange business', /“business” must be "b2b" or "b2c"/u, 'newPlan', { roles: ['marketing'], business: 'x' }],
      ['a document that is not open', /not open/u, 'kpisAt', { ...at, uri: 'file:///other.md' }],
    ];
    for (const [what, message, command, args] of cases) {
      it(what, async () => {
        await start();
        open('Text<CURSOR>\n');
        await fails(message, command, args);
        assert.deepEqual(client.complaints(), [], 'no defect is logged');
      });
    }

    it('an edit that the client refuses', async () => {
      await start();
      const { caret } = open('Text<CURSOR>\n');
      client.editAnswer = { applied: false, failureReason: 'It is read-only.' } satisfies ApplyWorkspaceEditResult;
      await fails(/read-only/u, 'insertKpis', { ...caret, terms: ['leads'] });
    });
  });
});

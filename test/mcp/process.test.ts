import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { runCli, temporaryFolder } from '../support/cli-process';
import { McpClient, runMcp } from '../support/mcp-client';

const plan = '# Community management\n\n## KPIs\n\n- Member retention rate ≥ 60 %\n- CTR ≥ 2 %\n';
const secret = '# Brand management\n\n## KPIs\n\n- Secret conversion rate 3 %\n';

describe('rolecheck mcp', function () {
  this.timeout(30_000);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let elsewhere: Awaited<ReturnType<typeof temporaryFolder>>;

  before(async () => {
    elsewhere = await temporaryFolder({ 'secret.md': secret });
    folder = await temporaryFolder({
      'plan.md': plan,
      'plans/q3.md': plan,
      'notes.txt': plan,
      'latin1.md': Buffer.from([0x63, 0xe9]),
      'team/plan.md': plan,
      'team/old/plan.md': plan,
      'team/.rolecheck.yaml':
        'terms:\n  click-through-rate:\n    roles:\n      community-management: share\nexclude: ["old/**"]\n',
      'broken/plan.md': plan,
      'broken/.rolecheck.yaml': 'rules:\n  metric-outside-rol: off\n',
    });
    await symlink(join(elsewhere.path, 'secret.md'), join(folder.path, 'link.md'));
    await symlink(elsewhere.path, join(folder.path, 'door'));
    await symlink('plan.md', join(folder.path, 'here.md'));
  });
  after(() => Promise.all([folder.remove(), elsewhere.remove()]));

  describe('with an assistant’s program', () => {
    let client: McpClient;
    before(async () => {
      client = await McpClient.start({ cwd: folder.path });
    });
    after(() => client.close());

    it('says what it is, and which tools there are that only read', async () => {
      assert.equal(client.client.getServerVersion()?.name, 'rolecheck');
      assert.match(client.client.getInstructions() ?? '', /check_plan/u);
      const { tools } = await client.client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['check_plan', 'suggest_fixes', 'explain_term', 'compare_roles', 'suggest_kpis'],
      );
      for (const { annotations, inputSchema, outputSchema } of tools) {
        assert.deepEqual([annotations?.readOnlyHint, annotations?.idempotentHint], [true, true]);
        assert.equal(inputSchema.type, 'object');
        assert.equal(outputSchema?.type, 'object');
      }
    });

    it('answers every tool, with data that fit its schema', async () => {
      // The client holds structured content against the schema only of tools that it has listed.
      await client.client.listTools();
      const questions: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
        ['check_plan', { text: plan }, /“CTR” \(metric-outside-role, warning\)/u],
        ['suggest_fixes', { text: plan, line: 6 }, /share:social-media-management/u],
        ['explain_term', { name: 'CTR', role: 'brand' }, /does not belong to brand management/u],
        ['compare_roles', { roles: ['brand', 'marketing'] }, /# Brand management and marketing compared/u],
        ['suggest_kpis', { role: 'community', objective: 'peer support' }, /Peer answer rate/iu],
      ];
      for (const [name, args, expected] of questions) {
        const { content, structuredContent, isError } = await client.call(name, args);
        assert.ok(structuredContent, name);
        assert.equal(isError, undefined, name);
        assert.match(content[0]?.type === 'text' ? content[0].text : '', expected, name);
      }
    });

    it('finds in a file just what the command line finds', async () => {
      const { structuredContent } = await client.call('check_plan', { path: 'plan.md' });
      const { out } = await runCli(['check', '--format', 'json', 'plan.md'], folder.path);
      const [file] = (JSON.parse(out) as JsonReport).files;
      const places = (findings: readonly object[]): readonly object[] =>
        findings.map((finding) => {
          const { line, column, endLine, endColumn, rule, severity, term, what, why, todo } = finding as Record<
            string,
            unknown
          >;
          return { line, column, endLine, endColumn, rule, severity, term, what, why, todo };
        });
      const { findings, name } = structuredContent as unknown as { findings: object[]; name: string };
      assert.equal(name, 'plan.md');
      assert.equal(findings.length, 1);
      assert.deepEqual(places(findings), places(file?.findings ?? []));
    });

    it('refuses with a sentence, not with a failure of the protocol', async () => {
      assert.match(await client.said('check_plan', {}), /^REFUSED: No plan was given/u);
      assert.match(await client.said('check_plan', { text: 1 }), /^REFUSED: “text” must be the plan’s text/u);
      assert.match(await client.said('compare_roles', { roles: ['communty', 'brand'] }), /^REFUSED: There is no role/u);
      await assert.rejects(client.call('chek_plan', {}), /There is no tool “chek_plan”\. The tools are check_plan/u);
    });

    it('reads plans in its folder and nothing else, wherever links lead', async () => {
      for (const path of ['plan.md', 'plans/../plan.md', 'here.md', join(folder.path, 'plans/q3.md')]) {
        assert.match(await client.said('check_plan', { path }), /1 finding/u, path);
      }
      const outside = ['../x.md', '/etc/hosts.md', 'link.md', 'door/secret.md', join(elsewhere.path, 'secret.md')];
      for (const path of outside) {
        const said = await client.said('check_plan', { path });
        assert.match(said, /^REFUSED: That is outside the folders that Rolecheck may read/u, path);
        assert.doesNotMatch(said, /Secret/u);
      }
      assert.match(await client.said('check_plan', { path: 'notes.txt' }), /^REFUSED: .*no Markdown file/u);
      assert.match(
        await client.said('check_plan', { path: 'no.md' }),
        /^REFUSED: “no\.md” cannot be read: there is no/u,
      );
      assert.match(await client.said('check_plan', { path: 'plans' }), /^REFUSED: /u);
      assert.match(await client.said('check_plan', { path: 'latin1.md' }), /^REFUSED: .*not valid UTF-8/u);
      assert.match(await client.said('check_plan', { path: 'a\0.md' }), /^REFUSED: /u);
    });

    it('applies the team’s rules where the plan is, and says so', async () => {
      const { structuredContent } = await client.call('check_plan', { path: 'team/plan.md' });
      const { total, rulesFrom } = structuredContent as { total: number; rulesFrom: string };
      assert.deepEqual([total, rulesFrom], [0, 'team/.rolecheck.yaml']);
      // The same for a draft that is to be saved there.
      assert.match(
        await client.said('check_plan', { text: plan, path: 'team/new.md' }),
        /^No findings in team\/new\.md/u,
      );
      assert.match(
        await client.said('check_plan', { path: 'team/old/plan.md' }),
        /the team leaves it out in team\/\.role/u,
      );
    });

    it('tells of mistakes in the team’s file, and notices that they are mended', async () => {
      const before = await client.said('check_plan', { path: 'broken/plan.md' });
      assert.match(before, /Tell the person:\n- broken\/\.rolecheck\.yaml, line 2: .*metric-outside-rol/u);
      await writeFile(join(folder.path, 'broken/.rolecheck.yaml'), 'rules:\n  metric-outside-role: off\n');
      const after = await client.said('check_plan', { path: 'broken/plan.md' });
      assert.match(after, /^No findings/u);
      assert.doesNotMatch(after, /Tell the person/u);
    });

    it('answers many questions at once, each with its own answer', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          client.said('check_plan', { text: plan.replace('- CTR', `${'- Member churn rate\n'.repeat(index)}- CTR`) }),
        ),
      );
      answers.forEach((said, index) => assert.match(said, new RegExp(`Line ${6 + index}, column 3: “CTR”`, 'u')));
    });

    it('goes on after a question that was withdrawn', async () => {
      const controller = new AbortController();
      const long = `# Community management\n\n## KPIs\n\n${'- CTR ≥ 2 %\n'.repeat(300)}`;
      const asked = client.client.callTool({ name: 'suggest_fixes', arguments: { text: long } }, undefined, {
        signal: controller.signal,
      });
      controller.abort();
      await assert.rejects(asked, /abort/iu);
      assert.match(await client.said('check_plan', { text: plan }), /1 finding/u);
    });

    it('has the reference as resources', async () => {
      const { resources } = await client.client.listResources();
      const uris = resources.map(({ uri }) => uri);
      for (const uri of [
        'rolecheck:/taxonomy.md',
        'rolecheck:/roles/marketing.md',
        'rolecheck:/rules/metric-outside-role.md',
        'rolecheck:/compare/community-management+social-media-management.md',
      ]) {
        assert.ok(uris.includes(uri), uri);
      }
      for (const { uri } of resources) {
        const { contents } = await client.client.readResource({ uri });
        assert.match(JSON.stringify(contents[0]), /text\/markdown/u, uri);
      }
      const { resourceTemplates } = await client.client.listResourceTemplates();
      const { completion } = await client.client.complete({
        ref: { type: 'ref/resource', uri: resourceTemplates[0]?.uriTemplate ?? '' },
        argument: { name: 'term', value: 'click' },
      });
      assert.ok(completion.values.includes('click-through-rate'));
      await client.client.readResource({ uri: 'rolecheck:/terms/click-through-rate.md' });
      await assert.rejects(client.client.readResource({ uri: 'rolecheck:/terms/nothing.md' }), /There is no page/u);
      await assert.rejects(client.client.readResource({ uri: 'file:///etc/passwd' }), /There is no page/u);
    });

    it('has a prompt for a review', async () => {
      const { prompts } = await client.client.listPrompts();
      assert.deepEqual(
        prompts.map(({ name }) => name),
        ['review_plan'],
      );
      const { messages } = await client.client.getPrompt({ name: 'review_plan', arguments: { path: 'plan.md' } });
      assert.match(JSON.stringify(messages[0]?.content), /plan\.md.*check_plan/u);
    });
  });

  describe('reads plans', () => {
    it('from the folders that the program has open, also when they change', async () => {
      const client = await McpClient.start({ cwd: elsewhere.path, roots: [folder.path] });
      try {
        assert.match(await client.said('check_plan', { path: 'plan.md' }), /1 finding/u);
        assert.match(
          await client.said('check_plan', { path: join(elsewhere.path, 'secret.md') }),
          /^REFUSED: .*outside/u,
        );
        client.roots = [];
        await client.client.sendRootsListChanged();
        assert.match(await client.said('check_plan', { path: 'plan.md' }), /^REFUSED: No folder is open/u);
      } finally {
        await client.close();
      }
    });

    it('from the folders that the person named, and no others', async () => {
      const client = await McpClient.start({ cwd: folder.path, args: ['plans', 'team'], roots: [elsewhere.path] });
      try {
        assert.match(await client.said('check_plan', { path: 'q3.md' }), /1 finding/u);
        assert.match(await client.said('check_plan', { path: join(folder.path, 'team/plan.md') }), /^No findings/u);
        assert.match(await client.said('check_plan', { path: '../plan.md' }), /^REFUSED: .*outside/u);
        assert.match(
          await client.said('check_plan', { path: join(elsewhere.path, 'secret.md') }),
          /^REFUSED: .*outside/u,
        );
      } finally {
        await client.close();
      }
    });

    it('from nowhere if it was started at the top of the disk', async () => {
      const client = await McpClient.start({ cwd: '/' });
      try {
        assert.match(
          await client.said('check_plan', { path: join(folder.path, 'plan.md') }),
          /^REFUSED: No folder is open/u,
        );
        assert.match(await client.said('check_plan', { text: plan }), /1 finding/u);
      } finally {
        await client.close();
      }
    });

    it('but not from a folder that is not there', async () => {
      const run = await runCli(['mcp', 'nowhere'], folder.path);
      assert.deepEqual(run, { code: 2, out: '', err: 'rolecheck: there is no folder “nowhere”.\n' });
    });
  });

  it('writes nothing but the protocol to standard output, answers what was asked, and ends with its input', async () => {
    const ask = (id: number, method: string, params: object): string =>
      JSON.stringify({ jsonrpc: '2.0', id, method, params });
    const run = await runMcp(
      [
        ask(1, 'initialize', {
          protocolVersion: LATEST_PROTOCOL_VERSION,
          capabilities: {},
          clientInfo: { name: 'a-test', version: '1' },
        }),
        JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
        'this is no message',
        ask(2, 'tools/call', { name: 'check_plan', arguments: { text: plan } }),
        ask(3, 'tools/call', { name: 'suggest_fixes', arguments: { text: plan } }),
        ask(4, 'no/such/method', {}),
      ],
      folder.path,
    );
    assert.equal(run.code, 0, run.err);
    const messages = run.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { jsonrpc: string; id: number; error?: unknown });
    assert.ok(messages.every(({ jsonrpc }) => jsonrpc === '2.0'));
    assert.deepEqual(messages.map(({ id }) => id).sort(), [1, 2, 3, 4]);
    assert.deepEqual(
      messages.filter(({ error }) => error !== undefined).map(({ id }) => id),
      [4],
    );
    assert.match(run.err, /^rolecheck: /u);
  });

  it('explains itself in its help', async () => {
    const { out, code } = await runCli(['mcp', '--help'], folder.path);
    assert.equal(code, 0);
    assert.match(out, /"mcpServers"/u);
  });
});

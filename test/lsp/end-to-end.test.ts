import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { abilities, spawnServer, stdioClient, type LspClient, type ServerProcess } from '../support/lsp-client';
import { mark, unmark } from '../support/lsp-marks';

const plan = '# Community management\n\n## KPIs\n\n- «Conversion rate» above 3 %\n- Member retention\n';

/** What a diagnostic says, without the words, which are the rules' business. */
function essence({ code, severity, source, codeDescription, data }: Diagnostic): unknown {
  return { code, severity, source, page: codeDescription?.href.split('/').at(-1), data: data as unknown };
}

describe('the built server on a real plan', function () {
  this.timeout(15_000);
  let server: ServerProcess;
  let client: LspClient;

  beforeEach(() => {
    server = spawnServer(['--stdio']);
    client = stdioClient(server);
  });
  afterEach(() => {
    server.process.kill('SIGKILL');
  });

  it('pushes the finding with its place, its page, and what set the role', async () => {
    await client.initialize();
    const text = unmark(plan);
    client.open('file:///community.md', text);
    const diagnostics = await client.diagnostics('file:///community.md', 1);
    assert.equal(mark(text, diagnostics), plan);
    const [diagnostic] = diagnostics;
    assert.ok(diagnostic);
    assert.deepEqual(essence(diagnostic), {
      code: 'metric-outside-role',
      severity: 2,
      source: 'rolecheck',
      page: 'metric-outside-role.md',
      data: { rule: 'metric-outside-role', term: 'conversion-rate', roles: ['community-management'] },
    });
    const [place] = diagnostic.relatedInformation ?? [];
    assert.ok(place);
    assert.equal(place.location.uri, 'file:///community.md');
    assert.equal(place.location.range.start.line, 0);
    assert.deepEqual(client.complaints(), []);
  });

  it('answers a client that pulls, and follows its settings', async () => {
    await client.initialize({
      capabilities: abilities.pull,
      initializationOptions: { rules: { 'metric-outside-role': 'error' } },
    });
    client.open('untitled:Untitled-1', unmark(plan));
    const report = await client.pull('untitled:Untitled-1');
    assert.ok(report.kind === 'full');
    assert.equal(mark(unmark(plan), report.items), plan);
    assert.equal(report.items[0]?.severity, 1);
    client.notify('workspace/didChangeConfiguration', { settings: { rolecheck: { enable: false } } });
    await client.until('refresh', () => client.refreshes || undefined);
    const off = await client.pull('untitled:Untitled-1', report.resultId);
    assert.deepEqual(off.kind === 'full' && off.items, []);
    assert.deepEqual(client.published, []);
  });

  it('finds after a series of edits what it finds in the final text', async () => {
    await client.initialize();
    const edited = 'file:///edited.md';
    const fresh = 'file:///fresh.md';
    client.open(edited, '# Communty management 👥\r\n\r\n## KPIs\r\n\r\n- Member retention\r\n');
    const letter = { line: 0, character: '# Commun'.length };
    const end = { line: 5, character: 0 };
    client.change(edited, 2, { range: { start: letter, end: letter }, text: 'i' });
    client.change(edited, 3, { range: { start: end, end }, text: '- 📈 Conversion rate 🎯\r\n' });
    client.change(edited, 4, { range: { start: end, end: { ...end, character: 2 } }, text: '\t* ' });
    const marked =
      '# Community management 👥\r\n\r\n## KPIs\r\n\r\n- Member retention\r\n\t* 📈 «Conversion rate» 🎯\r\n';
    const diagnostics = await client.diagnostics(edited, 4);
    assert.equal(mark(unmark(marked), diagnostics), marked);
    client.open(fresh, unmark(marked));
    const withoutPlaces = (list: Diagnostic[]): Diagnostic[] =>
      list.map((each) => ({ ...each, relatedInformation: [] }));
    assert.deepEqual(withoutPlaces(diagnostics), withoutPlaces(await client.diagnostics(fresh, 1)));
  });
});

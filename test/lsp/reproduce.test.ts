import assert from 'node:assert/strict';
import type { World } from '../../server/src/lsp/world';
import { linkedClient, type LspClient } from '../support/lsp-client';
import { realWorld } from '../support/real-world';

const world: World = { ...realWorld, version: '1.2.3' };
const uri = 'file:///plan.md';
const plan = '# Community team (Ines)\n\n## KPIs\n\n- Member retention\n- Return on ad spend\n';

describe('reporting a finding that looks wrong', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(async () => {
    client = linkedClient(world);
    await client.initialize();
    client.open(uri, plan);
  });
  afterEach(() => client.dispose());

  const report = async (line: number, redact?: boolean): Promise<string> => {
    const position = { line, character: 4 };
    const asked = { command: 'rolecheck.reproduce', arguments: [{ uri, position, redact }] };
    return (await client.request<{ report: string }>('workspace/executeCommand', asked)).report;
  };

  it('answers what to send, with the version and the part of the plan that shows it', async () => {
    const text = await report(5);
    assert.match(text, /Version 1\.2\.3, rule `metric-outside-role`/);
    assert.match(text, /Community team \(Ines\)/);
  });

  it('leaves names out when asked to', async () => assert.doesNotMatch(await report(5, true), /Ines/));

  it('says so where nothing is marked', async () => {
    await assert.rejects(report(4), /There is no finding on this line/);
  });
});

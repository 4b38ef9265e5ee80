import assert from 'node:assert/strict';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { awkwardFindings, awkwardPlan, spellings } from '../support/awkward-plan';
import { runCli, temporaryFolder } from '../support/cli-process';

describe('the command line, given a plan that makes programs miscount', function () {
  this.timeout(30_000);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    const files = spellings.map((spelling, index) => [`${index}.md`, awkwardPlan(spelling).text] as const);
    folder = await temporaryFolder(Object.fromEntries(files));
  });
  after(() => folder.remove());

  spellings.forEach(({ name }, index) => {
    it(`says the same places as an editor does, counted from 1 (${name})`, async () => {
      const { out, err } = await runCli(['check', '--format', 'json', `${index}.md`], folder.path);
      assert.equal(err, '');
      const [file] = (JSON.parse(out) as JsonReport).files;
      assert.deepEqual(
        file?.findings.map(({ term, severity, line, column, endColumn }) => [term, severity, line, column, endColumn]),
        awkwardFindings.map(({ term, severity, line, columns: [start, end] }) => {
          return [term, severity, line + 1, start + 1, end + 1];
        }),
      );
    });
  });
});

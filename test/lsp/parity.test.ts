import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import type { JsonPlace, JsonReport } from '../../server/src/cli/formats/json';
import { analyze } from '../../server/src/core/analyze';
import { runInMemory } from '../support/cli-world';
import { linkedClient } from '../support/lsp-client';
import { builtinTaxonomy } from '../support/real-world';
import { InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

/** Where the command line's disk in memory has its files. */
const disk = 'file:///disk';

const community =
  '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n- 👥 CTR\n- Member retention 80 %\n';
const happiness =
  '# Plan\n\n## Member Happiness\n\n- Superfans 200\n- Conversion rate\n\n## Legal\n\n- CTR\n\n## DevRel\n\n### KPIs\n\n- ROAS\n- CTR\n';

const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no file at all': { 'plan.md': community },
  'levels of rules': {
    '.rolecheck.yaml': 'rules: {metric-outside-role: error, merged-roles: off}\narguable: same\n',
    'plan.md': community,
    'deep/er/plan.md': happiness,
  },
  'levels for some files': {
    '.rolecheck.yaml':
      'overrides:\n  - {files: "b2b/**", rules: {metric-outside-role: error}}\n  - {files: "*.md", arguable: off}\n',
    'plan.md': community,
    'b2b/plan.md': community,
  },
  'files left out and taken in': {
    '.rolecheck.yaml': 'include: [plans, CHANGELOG.md]\nexclude: ["**/old-*.md"]\n',
    'plan.md': community,
    'CHANGELOG.md': community,
    'plans/old-plan.md': community,
    'plans/new plan ä.md': community,
  },
  'roles, neighbours and terms of their own': {
    '.rolecheck.yaml':
      'roles:\n  community-management: {titles: [Member Happiness]}\n  developer-relations: {label: Developer relations, like: community-management, titles: [DevRel]}\nneighbours: {legal: {titles: [Legal]}}\nterms:\n  superfan-share: {dimension: metric, forms: [superfans], roles: {community-management: {is: outside, reason: Nobody counts them.}}}\n  click-through-rate: {roles: {developer-relations: own}}\n',
    'plan.md': happiness,
    'community.md': community,
  },
  'what others extend, and nearer files': {
    '.rolecheck.yaml': 'extends: [./shared/one.yaml, ./shared/two.yaml]\n',
    'shared/one.yaml':
      'rules: {metric-outside-role: error}\nterms: {conversion-rate: {roles: {community-management: own}}}\n',
    'shared/two.yaml': 'rules: {metric-outside-role: hint}\n',
    'plan.md': community,
    'team/.rolecheck.yaml': 'rules: {metric-outside-role: information}\n',
    'team/plan.md': community,
  },
  mistakes: {
    '.rolecheck.yaml':
      '# 👥\nextends: ./gone.yaml\nrulez: {}\nrules: {metric-outside-role: error, skill-outside-role: loud}\nterms: {conversion-rat: {forms: [x]}}\n',
    'plan.md': community,
    'team/.rolecheck.yaml': 'rules: {metric-outside-role: [\n',
    'team/plan.md': community,
  },
};

const severities = ['', 'error', 'warning', 'information', 'hint'];

describe('the editor and the command line', function () {
  this.timeout(20_000);

  for (const [name, files] of Object.entries(cases)) {
    it(`find the same: ${name}`, async () => {
      assert.deepEqual(await inEditor(files), await onCommandLine(files));
    });
  }

  it('have something to find in these cases', async () => {
    const found = await Promise.all(Object.values(cases).map(onCommandLine));
    assert.ok(found.every((lines) => lines.some((line) => line.includes('outside-role'))));
    assert.ok(found.at(-1)?.some((line) => line.includes('.rolecheck.yaml')));
  });
});

/** All that is said, as lines in order: `plan.md 5:3-5:18 warning metric-outside-role`. */
async function onCommandLine(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { out } = await runInMemory(['check', '--format', 'json', '.'], {
    files,
    taxonomy: builtinTaxonomy,
    analyze: (text, fileName, conditions) =>
      analyze(text, { ...(conditions ?? { taxonomy: builtinTaxonomy }), ...(fileName !== undefined && { fileName }) }),
  });
  const report = JSON.parse(out) as JsonReport;
  const place = ({ line, column, endLine, endColumn }: JsonPlace): string =>
    `${line}:${column}-${endLine}:${endColumn}`;
  return [
    ...report.files.flatMap(({ path, findings }) =>
      findings.map((finding) => `${path} ${place(finding)} ${finding.severity} ${finding.rule}`),
    ),
    ...(report.configs ?? []).flatMap(({ path, problems }) =>
      problems.map((problem) => `${path} ${place(problem)} ${problem.severity} ${problem.message}`),
    ),
  ].sort();
}

/** The same as an editor shows it with the plans open and the team's files closed. */
async function inEditor(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const byUri = Object.entries(files).map(([path, text]) => [new URL(encodeURI(path), `${disk}/`).href, text] as const);
  const client = linkedClient(new WorkspaceWorld(new InMemoryFiles(Object.fromEntries(byUri))));
  try {
    await client.initialize({ folders: [disk] });
    const plans = byUri.filter(([uri]) => uri.endsWith('.md'));
    for (const [uri, text] of plans) client.open(uri, text);
    for (const [uri] of plans) await client.diagnostics(uri, 1);
    await client.quiet();
    const last = new Map(client.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
    return [...last].flatMap(([uri, diagnostics]) => diagnostics.map((one) => lineOf(uri, one))).sort();
  } finally {
    client.dispose();
  }
}

function lineOf(uri: string, { range: { start, end }, severity, code, message }: Diagnostic): string {
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  const what = code === 'config' && typeof message === 'string' ? message : code;
  return `${decodeURI(uri).slice(disk.length + 1)} ${place} ${severities[severity ?? 0]} ${what}`;
}

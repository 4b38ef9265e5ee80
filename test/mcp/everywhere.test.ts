import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import type { JsonPlace, JsonReport } from '../../server/src/cli/formats/json';
import { awkwardPlan, spellings } from '../support/awkward-plan';
import { runCli, temporaryFolder } from '../support/cli-process';
import { abilities, spawnServer, stdioClient, type LspClient } from '../support/lsp-client';
import { McpClient } from '../support/mcp-client';
import { Worker } from '../support/worker';

type Files = Readonly<Record<string, string>>;

const plan = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n- 👥 CTR\n- Member retention 80 %\n';

/** The plan is `plan.md`; how many findings there are at least tells that something is compared. */
const cases: readonly { readonly name: string; readonly files: Files; readonly atLeast: number }[] = [
  ...spellings.map((spelling) => ({
    name: `a plan that makes programs miscount (${spelling.name})`,
    files: { 'plan.md': awkwardPlan(spelling).text },
    atLeast: 3,
  })),
  { name: 'the sample plan', files: { 'plan.md': readFileSync('test/plans/sample-plan.md', 'utf8') }, atLeast: 5 },
  {
    name: 'levels of the team',
    files: { 'plan.md': plan, '.rolecheck.yaml': 'rules: {metric-outside-role: error}\narguable: same\n' },
    atLeast: 2,
  },
  {
    name: 'what the team owns',
    files: {
      'plan.md': plan,
      '.rolecheck.yaml': 'terms: {conversion-rate: {roles: {community-management: own}}}\n',
    },
    atLeast: 1,
  },
  {
    name: 'a plan that the team leaves out',
    files: { 'plan.md': plan, '.rolecheck.yaml': 'exclude: [plan.md]\n' },
    atLeast: 0,
  },
  { name: 'no plan at all', files: { 'plan.md': '# Soup\n\nBoil it.\n' }, atLeast: 0 },
];

interface Place extends Omit<JsonPlace, 'offset' | 'endOffset'> {
  readonly rule: string;
  readonly severity: string;
}

/** "5:3-5:18 warning metric-outside-role", counted from 1. */
function lineOf({ line, column, endLine, endColumn, severity, rule }: Place): string {
  return `${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}`;
}

const severities = ['', 'error', 'warning', 'information', 'hint'];

function lineOfDiagnostic({ range: { start, end }, severity, code }: Diagnostic): string {
  return lineOf({
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    severity: severities[severity ?? 0] ?? '',
    rule: String(code),
  });
}

async function onCommandLine(folder: string): Promise<readonly string[]> {
  const { out } = await runCli(['check', 'plan.md', '--format', 'json'], folder);
  return (JSON.parse(out) as JsonReport).files.flatMap(({ findings }) => findings.map(lineOf));
}

async function ofAssistant(folder: string): Promise<readonly string[]> {
  const client = await McpClient.start({ cwd: folder });
  try {
    const { structuredContent } = await client.call('check_plan', { path: 'plan.md' });
    return (structuredContent as { readonly findings: readonly Place[] }).findings.map(lineOf);
  } finally {
    await client.close();
  }
}

/** Editors keep the byte order mark to themselves. */
async function shownBy(client: LspClient, folder: string, { 'plan.md': text = '' }: Files): Promise<readonly string[]> {
  const uri = `${folder}/plan.md`;
  client.open(uri, text.replace(/^\uFEFF/u, ''));
  return (await client.diagnostics(uri, 1)).map(lineOfDiagnostic);
}

async function inEditor(folder: string, files: Files): Promise<readonly string[]> {
  const server = spawnServer(['--stdio']);
  const client = stdioClient(server);
  try {
    await client.initialize({ folders: [pathToFileURL(folder).href] });
    return await shownBy(client, pathToFileURL(folder).href, files);
  } finally {
    client.dispose();
    server.process.kill();
  }
}

/** Where no disk is. */
const virtualFolder = 'vscode-vfs://github/acme/plans';

async function inBrowser(files: Files): Promise<readonly string[]> {
  const worker = new Worker();
  const client = worker.start();
  const byUri = new Map(Object.entries(files).map(([name, text]) => [`${virtualFolder}/${name}`, text]));
  client.readFile = ({ uri }) => {
    const text = byUri.get(uri);
    return text === undefined ? null : { text };
  };
  try {
    const capabilities = { ...abilities.push, experimental: { rolecheckFiles: true } };
    await client.initialize({ capabilities, folders: [virtualFolder] });
    return await shownBy(client, virtualFolder, files);
  } finally {
    client.dispose();
    worker.terminate();
  }
}

describe('the command line, editors, browsers and assistants', function () {
  this.timeout(30_000);

  for (const { name, files, atLeast } of cases) {
    it(`are told the same, at the same places: ${name}`, async () => {
      const folder = await temporaryFolder(files);
      try {
        const expected = [...(await onCommandLine(folder.path))].sort();
        assert.ok(expected.length >= atLeast, expected.join('\n'));
        if (atLeast === 0) assert.deepEqual(expected, []);
        assert.deepEqual([...(await inEditor(folder.path, files))].sort(), expected, 'in an editor');
        assert.deepEqual([...(await inBrowser(files))].sort(), expected, 'in a browser');
        assert.deepEqual([...(await ofAssistant(folder.path))].sort(), expected, 'of an assistant');
      } finally {
        await folder.remove();
      }
    });
  }
});

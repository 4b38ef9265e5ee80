import assert from 'node:assert/strict';
import { loadTool } from '../support/tool';

interface State {
  readonly manifest: { readonly version: string; readonly preview?: boolean; readonly private?: boolean };
  readonly lock: {
    readonly version: string;
    readonly packages?: Readonly<Record<string, { readonly version: string }>>;
  };
  readonly changelog: string;
  readonly tag?: string;
}

interface Release {
  releaseProblems(state: State): readonly string[];
  changelogSections(
    changelog: string,
  ): readonly { readonly name: string; readonly date: string; readonly text: string }[];
  channelOf(version: string): string;
}

interface Packing {
  contentProblems(files: readonly string[]): readonly string[];
}

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2027-02-01

### Added

- Something.

## [1.1.9] - 2027-01-01

- Mended.
`;

const ready: State = {
  manifest: { version: '1.2.0' },
  lock: { version: '1.2.0', packages: { '': { version: '1.2.0' } } },
  changelog,
  tag: 'v1.2.0',
};

describe('a release', () => {
  let release: Release;
  before(async () => {
    release = await loadTool<Release>('server/tools/release.mjs');
  });

  it('is ready where tag, versions and changelog agree', () => {
    assert.deepEqual(release.releaseProblems(ready), []);
  });

  const wrong: readonly (readonly [what: string, state: Partial<State>, problem: RegExp])[] = [
    [
      'with a tag of another version',
      { tag: 'v1.3.0' },
      /^The tag is v1\.3\.0, but package\.json has the version 1\.2\.0\.$/,
    ],
    ['with a tag without its letter', { tag: '1.2.0' }, /^The tag is 1\.2\.0, but/],
    [
      'with an older lock file',
      { lock: { version: '1.1.9', packages: { '': { version: '1.2.0' } } } },
      /^package-lock\.json has the version 1\.1\.9/,
    ],
    [
      'with an ending that marketplaces refuse',
      { manifest: { version: '1.2.0-beta.1' } },
      /^package\.json has the version 1\.2\.0-beta\.1; marketplaces take/,
    ],
    [
      'that calls itself a preview for good',
      { manifest: { version: '1.2.0', preview: true } },
      /^"preview" in package\.json must be false/,
    ],
    [
      'that npm is to keep to itself',
      { manifest: { version: '1.2.0', private: true } },
      /^"private" in package\.json keeps npm from publishing\.$/,
    ],
    [
      'that the changelog does not know',
      { changelog: changelog.replace(/## \[1\.2\.0\][^]*(?=## \[1\.1)/, '') },
      /^CHANGELOG\.md has 1\.1\.9 at the top, and not 1\.2\.0\.$/,
    ],
    [
      'of which the changelog says nothing',
      { changelog: changelog.replace('### Added\n\n- Something.\n', '') },
      /^CHANGELOG\.md says nothing about 1\.2\.0\.$/,
    ],
    [
      'with changes left behind',
      { changelog: changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- Forgotten.\n') },
      /still has changes under \[Unreleased\]/,
    ],
    [
      'without its day',
      { changelog: changelog.replace('## [1.2.0] - 2027-02-01', '## [1.2.0]') },
      /does not say on which day 1\.2\.0 came out/,
    ],
    ['below an older one', { changelog: changelog.replace('1.1.9', '1.10.0') }, /does not have its versions in order/],
    [
      'without room for what comes next',
      { changelog: changelog.replace('## [Unreleased]\n', '') },
      /does not begin with a section \[Unreleased\]/,
    ],
  ];
  for (const [what, state, problem] of wrong) {
    it(`is stopped ${what}`, () => {
      const problems = release.releaseProblems({ ...ready, ...state });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }

  it('says what the changelog says of it', () => {
    const [, newest] = release.changelogSections(changelog);
    assert.deepEqual(newest, { name: '1.2.0', date: '2027-02-01', text: '### Added\n\n- Something.' });
  });

  it('is a preview until 1.0.0', () => {
    const state = { ...ready, manifest: { version: '0.9.0' }, lock: { version: '0.9.0' }, tag: undefined };
    assert.ok(
      release
        .releaseProblems(state)
        .includes('"preview" in package.json must be true for 0.9.0: it is a preview until 1.0.0.'),
    );
  });

  it('goes to those who try things out where its minor number is odd', () => {
    const channels = ['0.1.0', '1.0.0', '1.1.0', '1.1.7', '1.2.0', '2.11.0'].map((version) =>
      release.channelOf(version),
    );
    assert.deepEqual(channels, ['release', 'release', 'pre-release', 'pre-release', 'release', 'pre-release']);
  });
});

describe('the extension’s package', () => {
  const files = [
    'package.json',
    'package.nls.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'client/media/icon.png',
    'client/schema/rolecheck.schema.json',
    'dist/client.js',
    'dist/server.js',
    'dist/server-main.js',
    'dist/client.browser.js',
    'dist/server.browser.js',
    'dist/taxonomy.txt',
    'dist/THIRD-PARTY-NOTICES.txt',
  ];
  let packing: Packing;
  before(async () => {
    packing = await loadTool<Packing>('test/support/package-vsix.mjs');
  });

  for (const stranger of [
    'dist/client.js.map',
    'dist/cli.js',
    'server/src/core/analyze.ts',
    'test/plans/sample-plan.md',
    'node_modules/zod/index.js',
    '.github/SECURITY.md',
    'client/media/docs/completion.png',
    '.env',
  ]) {
    it(`is refused with ${stranger} in it`, () => {
      const [problem] = packing.contentProblems([...files, stranger]);
      assert.equal(problem, `The package would hold what it should not: ${stranger}.`);
    });
  }

  it('is refused without the licenses of the libraries in it', () => {
    const [problem] = packing.contentProblems(files.filter((file) => !file.includes('THIRD-PARTY')));
    assert.match(problem ?? '', /would lack .*dist\/THIRD-PARTY-NOTICES\.txt/);
  });
});

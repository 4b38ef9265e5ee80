import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';

const root = process.cwd();
const fenceRules = new Set([
  'import-x/no-restricted-paths',
  'import-x/no-cycle',
  'import-x/no-extraneous-dependencies',
  '@typescript-eslint/no-restricted-imports',
  '@typescript-eslint/no-require-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-restricted-syntax',
  'no-console',
]);

/** The project's own configuration without the rules that ask the type checker, which cannot know a snippet. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } } },
  ruleFilter: ({ ruleId }) => fenceRules.has(ruleId),
});

/** The fences that the snippet would break if it stood in this file, each once. */
async function broken(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: join(root, file) });
  assert.ok(result, `${file} is not linted at all`);
  const fatal = result.messages.filter((message) => message.fatal);
  assert.deepEqual(fatal, [], 'the snippet itself is sound');
  return [...new Set(result.messages.map(({ ruleId }) => ruleId ?? ''))];
}

const core = 'server/src/core';
const paths = 'import-x/no-restricted-paths';
const packages = '@typescript-eslint/no-restricted-imports';

/** What the fence says to an import of the file `to`, which has to exist: nobody can be kept from what is not there. */
async function brokenBy(from: string, to: string): Promise<readonly string[]> {
  const target = join(root, dirname(from), to);
  assert.ok(existsSync(target) || existsSync(`${target}.ts`), `${target} is not there; name another file`);
  return broken(from, `import * as it from '${to}';\nvoid it;`);
}

describe('the fences between the parts', function () {
  // The first snippets wait until the linter and its parser are loaded.
  this.timeout(30_000);

  describe('stop an import against the stream of the core', () => {
    const arrows: readonly (readonly [from: string, to: string])[] = [
      ['text/snippet.ts', '../markdown/blocks'],
      ['markdown/snippet.ts', '../plan/plan'],
      ['taxonomy/snippet.ts', '../roles/role-names'],
      ['roles/snippet.ts', '../sentences/read-claims'],
      ['sentences/snippet.ts', '../plan/plan'],
      ['plan/snippet.ts', '../assignments/assign'],
      ['mentions/snippet.ts', '../assignments/assign'],
      ['assignments/snippet.ts', '../rules/findings'],
      ['rules/snippet.ts', '../analyze'],
      ['plan/snippet.ts', '../settings'],
      ['settings.ts', './rules/findings'],
    ];
    for (const [from, to] of arrows) {
      it(`${from} ↛ ${to}`, async () => {
        assert.deepEqual(await brokenBy(`${core}/${from}`, to), [paths]);
      });
    }

    it('also as a type, and as something passed on', async () => {
      const file = `${core}/text/snippet.ts`;
      assert.deepEqual(await broken(file, "import type { Plan } from '../plan/plan';\nexport type P = Plan;"), [paths]);
      assert.deepEqual(await broken(file, "export * from '../plan/plan';"), [paths]);
    });
  });

  describe('stop an import out of a part', () => {
    const arrows: readonly (readonly [from: string, to: string])[] = [
      [`${core}/rules/snippet.ts`, '../../features/diagnostics'],
      [`${core}/analyze.ts`, '../lsp/world'],
      [`${core}/analyze.ts`, '../cli/report'],
      [`${core}/analyze.ts`, '../node/transport'],
      [`${core}/taxonomy/snippet.ts`, '../../builtin-taxonomy'],
      [`${core}/text/snippet.ts`, '../../../../package.json'],
      ['server/src/features/snippet.ts', '../lsp/world'],
      ['server/src/features/snippet.ts', '../cli/report'],
      ['server/src/lsp/snippet.ts', '../cli/report'],
      ['server/src/lsp/snippet.ts', '../node/transport'],
      ['server/src/cli/snippet.ts', '../lsp/world'],
      ['server/src/cli/snippet.ts', '../node/transport'],
      ['server/src/assistants/snippet.ts', '../features/diagnostics'],
      ['server/src/assistants/snippet.ts', '../lsp/world'],
      ['server/src/lsp/snippet.ts', '../mcp/server'],
      ['server/src/mcp/snippet.ts', '../lsp/world'],
      ['server/src/mcp/snippet.ts', '../cli/program'],
      ['server/src/cli/snippet.ts', '../mcp/server'],
      ['client/src/snippet.ts', '../../server/src/core/text/span'],
      ['client/src/node/snippet.ts', '../../../server/src/core/text/span'],
      ['server/src/unheard-of/snippet.ts', '../core/analyze'],
    ];
    for (const [from, to] of arrows) {
      it(`${from} ↛ ${to}`, async () => {
        assert.deepEqual(await brokenBy(from, to), [paths]);
      });
    }
  });

  describe('stop a package where it has no business', () => {
    const imports: readonly (readonly [file: string, name: string])[] = [
      [`${core}/text/snippet.ts`, 'node:fs'],
      [`${core}/text/snippet.ts`, 'fs'],
      [`${core}/rules/snippet.ts`, 'vscode-languageserver-types'],
      [`${core}/plan/snippet.ts`, '@lezer/common'],
      [`${core}/analyze.ts`, 'vscode'],
      ['server/src/features/snippet.ts', 'vscode-languageserver'],
      ['server/src/features/snippet.ts', 'node:path'],
      ['server/src/lsp/snippet.ts', 'node:path'],
      ['server/src/lsp/snippet.ts', 'vscode-languageserver/node'],
      ['server/src/cli/snippet.ts', 'vscode-languageserver'],
      ['server/src/cli/snippet.ts', 'vscode-languageserver/node'],
      ['server/src/assistants/snippet.ts', 'node:path'],
      ['server/src/lsp/snippet.ts', '@modelcontextprotocol/sdk/types.js'],
      ['server/src/mcp/snippet.ts', '@modelcontextprotocol/sdk/server/mcp.js'],
      ['server/src/compiled-taxonomy.ts', 'node:fs'],
      ['client/src/snippet.ts', 'node:path'],
      ['client/src/snippet.ts', 'vscode-languageclient/node'],
      ['client/src/node/snippet.ts', 'vscode-languageserver'],
    ];
    for (const [file, name] of imports) {
      it(`${file} ↛ ${name}`, async () => {
        assert.deepEqual(await broken(file, `import * as it from '${name}';\nvoid it;`), [packages]);
      });
    }

    it('all of zod under one name, which no bundle can take apart', async () => {
      for (const file of [`${core}/taxonomy/snippet.ts`, 'server/src/cli/snippet.ts', 'server/src/lsp/snippet.ts']) {
        assert.deepEqual(await broken(file, "import { z } from 'zod';\nvoid z;"), ['no-restricted-syntax']);
        assert.deepEqual(await broken(file, "import * as z from 'zod';\nvoid z;"), []);
      }
    });

    it('one that is brought in late', async () => {
      assert.deepEqual(await broken('server/src/cli/snippet.ts', "export const late = () => import('zod');"), [
        'no-restricted-syntax',
      ]);
      assert.deepEqual(
        await broken('server/src/cli/snippet.ts', "export const late = () => import('../lsp/server');"),
        [paths],
      );
    });

    it('one that is not in package.json anywhere', async () => {
      const found = await broken('server/tools/snippet.ts', "import * as it from 'minimatch';\nvoid it;");
      assert.deepEqual(found, ['import-x/no-extraneous-dependencies']);
    });
  });

  describe('stop surroundings and chance in the core', () => {
    const snippets: readonly (readonly [code: string, rule: string])[] = [
      ['export const home = process.env.HOME;', 'no-restricted-globals'],
      ['export const now = () => new Date();', 'no-restricted-globals'],
      ['export const later = (done: () => void) => setTimeout(done, 1);', 'no-restricted-globals'],
      ['export const title = () => document.title;', 'no-restricted-globals'],
      ['export const page = () => fetch("/");', 'no-restricted-globals'],
      ['export const dice = () => Math.random();', 'no-restricted-properties'],
      ['export const lower = (word: string) => word.toLocaleLowerCase();', 'no-restricted-properties'],
      ['export async function analyze() {}', 'no-restricted-syntax'],
      ['export const soon = async () => 1;', 'no-restricted-syntax'],
      ['let count = 0;\nexport const next = () => ++count;', 'no-restricted-syntax'],
      ['export let count = 0;', 'no-restricted-syntax'],
      ['const cache = new Map<string, string>();\nexport const all = () => cache;', 'no-restricted-syntax'],
      ['export const load = () => import("../plan/plan");', 'no-restricted-syntax'],
    ];
    for (const [code, rule] of snippets) {
      it(code.replaceAll('\n', ' '), async () => {
        const found = await broken(`${core}/text/snippet.ts`, code);
        assert.ok(found.includes(rule), `expected ${rule}, found ${found.join(', ') || 'nothing'}`);
      });
    }
  });

  it('stop the server from reading a clock or the process where it is given both', async () => {
    const code = 'export const later = (done: () => void) => setTimeout(done, process.pid);';
    assert.deepEqual(await broken('server/src/lsp/snippet.ts', code), ['no-restricted-globals']);
  });

  it('stop anything but the report and the protocol from being written to standard output', async () => {
    for (const file of ['server/src/lsp/snippet.ts', 'server/src/cli/snippet.ts', 'client/src/snippet.ts']) {
      assert.deepEqual(await broken(file, 'console.log(1);'), ['no-console']);
    }
  });

  it('stop two files from importing each other', async () => {
    // The registry imports the rules, and each of them imports what they have in common.
    const circle = "import { rules } from './registry';\nexport const outsideRole = rules;";
    assert.deepEqual(await broken(`${core}/rules/outside-role.ts`, circle), ['import-x/no-cycle']);
    const open = "import { outsideRole } from './outside-role';\nexport const rule = outsideRole;";
    assert.deepEqual(await broken(`${core}/rules/metric-outside-role.ts`, open), []);
  });

  describe('let through what the picture shows', () => {
    const files: readonly (readonly [file: string, code: string])[] = [
      [
        `${core}/markdown/snippet.ts`,
        "import { parser } from '@lezer/markdown';\nimport type { Span } from '../text/span';",
      ],
      [`${core}/taxonomy/snippet.ts`, "import * as z from 'zod';"],
      [`${core}/plan/snippet.ts`, "import { parse } from 'yaml';\nimport { claims } from '../sentences/read-claims';"],
      [
        `${core}/rules/snippet.ts`,
        "import page from './metric-outside-role.md';\nimport { Settings } from '../settings';",
      ],
      [
        `${core}/rules/snippet.ts`,
        "import { assign } from '../assignments/assign';\nimport { Plan } from '../plan/plan';",
      ],
      [
        `${core}/analyze.ts`,
        "import { report } from './rules/report';\nimport { SourceText } from './text/source-text';",
      ],
      [`${core}/text/snippet.ts`, 'const keys = new Set(["a"]);\nexport const has = (key: string) => keys.has(key);'],
      [
        `${core}/text/snippet.ts`,
        'export function count() { let n = 0; n++; const m = new Map(); return m.size + n; }',
      ],
      ['server/src/builtin-taxonomy.ts', "import file from '../taxonomy/taxonomy.txt';\nimport 'node:fs';"],
      ['server/src/compiled-taxonomy.ts', "import { Taxonomy } from './core/taxonomy/taxonomy';"],
      ['server/src/cli/snippet.ts', "export const late = () => import('./check');"],
      [
        'server/src/features/snippet.ts',
        "import { Range } from 'vscode-languageserver-types';\nimport '../core/analyze';",
      ],
      [
        'server/src/lsp/snippet.ts',
        "import { Connection } from 'vscode-languageserver';\nimport '../features/diagnostics';",
      ],
      ['server/src/node/snippet.ts', "import { connect } from 'node:net';\nimport '../lsp/server';"],
      [
        'server/src/cli/snippet.ts',
        "import { Command } from 'commander';\nimport '../core/analyze';\nimport 'node:fs';",
      ],
      ['client/src/snippet.ts', "import * as vscode from 'vscode';\nimport 'vscode-languageclient';"],
      ['client/src/node/snippet.ts', "import '../activate';\nimport 'vscode-languageclient/node';"],
    ];
    for (const [file, code] of files) {
      it(`${file}: ${code.split('\n').at(-1) ?? ''}`, async () => {
        assert.deepEqual(await broken(file, code), []);
      });
    }
  });
});

// What the code is checked for, and which part may import which: the fences that keep the picture in CONTRIBUTING.md true.
// test/project/fences.test.ts proves that each of them stops what it should.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const core = 'server/src/core';
const root = import.meta.dirname;

/** The rooms through which a plan flows. */
const stages = ['text', 'markdown', 'taxonomy', 'roles', 'sentences', 'plan', 'mentions', 'assignments', 'rules'];

/**
 * Which rooms of the core a room may import besides itself. Plans flow one way through them:
 * text → markdown → taxonomy → roles → sentences → plan → mentions → assignments → rules → analyze.
 */
const rooms = {
  text: { rooms: ['steps.ts'] },
  // What front matter and a team's file have in common.
  yaml: { rooms: [], packages: ['yaml'] },
  markdown: { rooms: ['text', 'steps.ts'], packages: ['@lezer/common', '@lezer/markdown'] },
  taxonomy: { rooms: ['text'], packages: ['zod', 'yaml'] },
  roles: { rooms: ['text', 'taxonomy'] },
  sentences: { rooms: ['text', 'taxonomy', 'roles'] },
  plan: { rooms: ['text', 'steps.ts', 'yaml', 'markdown', 'taxonomy', 'roles', 'sentences'], packages: ['yaml'] },
  mentions: { rooms: ['text', 'taxonomy'] },
  assignments: { rooms: ['text', 'steps.ts', 'taxonomy', 'roles', 'sentences', 'plan', 'mentions'] },
  rules: {
    rooms: [
      ...['text', 'steps.ts', 'markdown', 'taxonomy', 'roles', 'sentences', 'plan', 'mentions', 'assignments'],
      'settings.ts',
    ],
  },
  // What a team says in its `.rolecheck.yaml`: read, checked, put together, edited.
  config: {
    rooms: ['text', 'yaml', 'taxonomy', 'roles', 'mentions', 'rules', 'settings.ts', 'settings-schema.ts'],
    packages: ['zod', 'yaml', 'picomatch'],
  },
  // What is asked of an analysis, and what is written because of it.
  writing: { rooms: ['text', 'taxonomy'] },
  lookup: { rooms: [...stages, 'writing', 'analyze.ts', 'settings.ts'] },
  // Its pages list the terms of a role in the order in which lookup knows them.
  reference: { rooms: ['text', 'taxonomy', 'rules', 'config', 'writing', 'lookup'] },
  fixes: { rooms: [...stages, 'writing', 'lookup', 'analyze.ts', 'settings.ts'] },
};

/**
 * Fences off files: they may import only these paths of the project and these packages (`node:*` for Node's own).
 * Of several fences around a file, the last holds.
 */
function fence(files, paths, packages, advice = 'See "The picture" in CONTRIBUTING.md.') {
  const allowed = packages.map((name) => (name === 'node:*' ? 'node:.*' : name.replaceAll('.', '\\.'))).join('|');
  const outside = allowed === '' ? '^[^.]' : `^(?!(?:${allowed})$)[^.]`;
  return {
    files,
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: [{ target: '.', from: '.', except: [...paths, 'node_modules'], message: `Not from here. ${advice}` }],
        },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: outside, message: `No such package here. ${advice}` }] },
      ],
    },
  };
}

/** The same for one room of the core. */
function roomFence([room, { rooms: others, packages = [] }]) {
  const paths = [room, ...others].map((name) => `${core}/${name}`);
  return fence([`${core}/${room}/**/*.ts`], paths, packages, `${room} may import ${others.join(', ') || 'nothing'}.`);
}

/** Everything that exists only while a program runs somewhere: in a browser, in Node, at a certain time. */
const surroundings = [
  ['process', 'Buffer', 'global', 'globalThis', 'require', 'module', 'exports', '__dirname', '__filename'],
  ['window', 'document', 'navigator', 'location', 'self', 'localStorage', 'sessionStorage', 'indexedDB'],
  ['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'MessageChannel', 'BroadcastChannel', 'EventSource'],
  ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'],
  ['Date', 'performance', 'crypto', 'Intl'],
].flat();

const noSurroundings = surroundings.map((name) => ({
  name,
  message: 'This part knows nothing of where and when it runs: take what it needs as an argument.',
}));

/** What is imported by the name `z` is all of zod, the words of fifty languages included: 350 KB more in every bundle. */
const wholeZod = {
  selector:
    "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier[imported.name='z'], ImportDefaultSpecifier)",
  message: "Write import * as z from 'zod', of which only what is used is bundled.",
};

/** `import()` and `require()` would go round the fences, and everything ends up in one bundle anyway. */
const staticImports = [
  { selector: 'ImportExpression', message: 'Import at the top of the file: fences and bundles see only that.' },
  wholeZod,
];

/** The same where a program brings in late what few of its runs need, of its own files or Node's. */
const importsOfOwnFiles = [
  wholeZod,
  {
    selector: 'ImportExpression:not([source.value=/^(?:\\.{1,2}\\/|node:)/])',
    message: 'What is imported late is a file of this project, or Node’s own: fences see no other.',
  },
];

const pureSyntax = [
  ...staticImports,
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind=/^(let|var)$/]',
    message: 'A module keeps no state: pass it as an argument, or derive it from what you are given.',
  },
  {
    selector:
      ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ' +
      'NewExpression[callee.name=/^(Map|Set|WeakMap|WeakSet)$/][arguments.length=0]',
    message: 'An empty collection in a module is a cache in hiding: keep it where it is used.',
  },
  {
    selector: 'VariableDeclarator > FunctionExpression[generator=true]',
    message: 'Made anew with each call, and what it closes over lives on for long: write it outside.',
  },
  { selector: ':function[async=true]', message: 'The core is synchronous.' },
  { selector: 'AwaitExpression', message: 'The core is synchronous.' },
  { selector: 'NewExpression[callee.name="Promise"]', message: 'The core is synchronous.' },
];

/** What answers differently on another machine. */
const noChance = [
  { object: 'Math', property: 'random', message: 'The same text gets the same answer.' },
  ...['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLocaleString'].map((property) => ({
    property,
    message: "The answer would depend on the machine's language.",
  })),
];

const typescript = ['**/*.ts'];

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.cache/', '.vscode-test/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  { files: ['**/*.{mjs,ts}'], extends: [js.configs.recommended] },
  {
    files: ['**/*.mjs'],
    // Scripts run in the same Node as this file.
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
  },

  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/core-modules': ['vscode'],
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
      // Nothing may lean on a package that only happens to be installed because another one needs it.
      'import-x/no-extraneous-dependencies': ['error', { packageDir: root, includeTypes: true }],
      'import-x/no-duplicates': 'error',
      'no-restricted-syntax': ['error', ...staticImports],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read the same in a template everywhere; what the rule is for is objects and undefined.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(x) => void f(x)` and `() => done()` are said on purpose; only a value taken from nothing is a slip.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      // What implements an asynchronous interface in memory has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A checker of texts has to name control characters.
      'no-control-regex': 'off',
      // What is spelt out as an escape is meant.
      'no-misleading-character-class': ['error', { allowEscape: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // `_previous` says that a parameter is part of the signature and not used yet.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },

  // The fences. A folder that is not named here may import nothing, so that a new one is drawn into the picture first.
  fence(
    ['client/src/**/*.ts', 'server/src/**/*.ts'],
    [],
    [],
    'This folder is not in the picture yet: eslint.config.mjs.',
  ),
  fence(['client/src/**/*.ts'], ['client/src'], ['vscode', 'vscode-languageclient']),
  fence(
    ['client/src/node/**/*.ts'],
    ['client/src'],
    ['vscode', 'vscode-languageclient', 'vscode-languageclient/node', 'node:*'],
  ),
  fence(
    ['client/src/browser/**/*.ts'],
    ['client/src'],
    ['vscode', 'vscode-languageclient', 'vscode-languageclient/browser'],
  ),
  fence([`${core}/analyze.ts`, `${core}/unread-analysis.ts`], [core], []),
  fence([`${core}/settings.ts`, `${core}/steps.ts`], [], []),
  fence([`${core}/settings-schema.ts`], [`${core}/settings.ts`], ['zod']),
  ...Object.entries(rooms).map(roomFence),
  fence(
    ['server/src/compiled-taxonomy.ts'],
    [`${core}/taxonomy`, `${core}/mentions`, `${core}/roles`, `${core}/config`, `${core}/rules`],
    [],
  ),
  fence(
    ['server/src/builtin-taxonomy.ts'],
    ['server/src/compiled-taxonomy.ts', `${core}/taxonomy`, 'server/taxonomy'],
    ['node:*'],
  ),
  fence(['server/src/start/**/*.ts'], ['server/src/start', 'package.json'], ['node:*']),
  fence(['server/src/features/**/*.ts'], ['server/src/features', core], ['vscode-languageserver-types']),
  fence(['server/src/config/**/*.ts'], ['server/src/config', core], []),
  fence(['server/src/assistants/**/*.ts'], ['server/src/assistants', core], ['zod']),
  fence(
    ['server/src/lsp/**/*.ts'],
    ['server/src/lsp', 'server/src/assistants', 'server/src/config', 'server/src/features', core],
    ['vscode-languageserver', 'vscode-languageserver-types', 'vscode-languageserver-textdocument', 'zod'],
  ),
  fence(
    ['server/src/node/**/*.ts'],
    ['server/src/node', 'server/src/lsp', 'server/src/config', 'server/src/builtin-taxonomy.ts', core, 'package.json'],
    ['vscode-languageserver/node', 'tinyglobby', 'node:*'],
  ),
  fence(
    ['server/src/browser/**/*.ts'],
    ['server/src/browser', 'server/src/lsp', 'server/src/compiled-taxonomy.ts', core, 'package.json'],
    ['vscode-languageserver/browser'],
  ),
  fence(
    ['server/src/cli/**/*.ts'],
    [
      ...['cli', 'config', 'builtin-taxonomy.ts', 'start/cache-folder.ts'].map((name) => `server/src/${name}`),
      core,
      'package.json',
    ],
    ['commander', 'ignore', 'picomatch', 'sarif', 'zod', 'node:*'],
  ),
  fence(
    ['server/src/mcp/**/*.ts'],
    [
      ...['mcp', 'assistants', 'config', 'builtin-taxonomy.ts'].map((name) => `server/src/${name}`),
      // Disk and team are the command line's.
      ...['config', 'decode.ts', 'node-files.ts'].map((name) => `server/src/cli/${name}`),
      core,
      'package.json',
    ],
    [
      ...['server/index', 'server/stdio', 'shared/transport', 'types'].map(
        (name) => `@modelcontextprotocol/sdk/${name}.js`,
      ),
      'zod',
      'node:*',
    ],
  ),
  {
    // Standard output carries the protocol in one program and the report in the other: nothing else may write to it.
    files: ['client/src/**/*.ts', 'server/src/**/*.ts'],
    rules: {
      'no-console': 'error',
    },
  },
  {
    files: [`${core}/**/*.ts`],
    rules: {
      'no-restricted-globals': ['error', ...noSurroundings],
      'no-restricted-properties': ['error', ...noChance],
      'no-restricted-syntax': ['error', ...pureSyntax],
    },
  },
  {
    // Checking one plan loads neither the other commands nor what reads a team's file, unless there is one; the server
    // loads what looks for the plans of a workspace when it is asked for them.
    files: ['cli', 'config', 'node'].map((name) => `server/src/${name}/**/*.ts`),
    rules: { 'no-restricted-syntax': ['error', ...importsOfOwnFiles] },
  },
  {
    // The server runs in Node and in a browser; clock, log and files arrive as arguments.
    files: [
      'server/src/assistants/**/*.ts',
      'server/src/config/**/*.ts',
      'server/src/features/**/*.ts',
      'server/src/lsp/**/*.ts',
    ],
    rules: { 'no-restricted-globals': ['error', ...noSurroundings] },
  },

  {
    files: ['test/**/*.ts'],
    rules: {
      // A missing value fails the test, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

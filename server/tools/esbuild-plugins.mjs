// What esbuild needs to be told about the project's own kinds of files.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const yamlForBrowsers = join(root, 'node_modules', 'yaml', 'browser');

/** YAML files become plain data in the bundle, so that nothing parses YAML when the program starts. */
export const yamlAsData = {
  name: 'yaml-as-data',
  setup(builder) {
    builder.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
      watchFiles: [path],
    }));
  },
};

/**
 * `taxonomy/taxonomy.txt` is made of the taxonomy's YAML files, by the same code that validates them and folds their words.
 * `loader` says how the program gets it: `file` as the name of a file beside it, `text` in its own bundle.
 */
export function compiledTaxonomy(loader) {
  return {
    name: 'compiled-taxonomy',
    setup(builder) {
      const filter = /[\\/]taxonomy[\\/]taxonomy\.txt$/;
      builder.onResolve({ filter }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path) }));
      builder.onLoad({ filter }, async () => {
        const { contents, errors, watchFiles } = await compileTaxonomy();
        return { contents, errors, loader, watchFiles };
      });
    },
  };
}

/**
 * Files named `….built.ts` export plain data and patterns that take a while to be worked out: programs get what comes out,
 * not what works it out.
 */
export const workedOut = {
  name: 'worked-out',
  setup(builder) {
    builder.onLoad({ filter: /\.built\.ts$/ }, async ({ path }) => {
      const { exports, watchFiles } = await runNow(path);
      const lines = Object.entries(exports).map(([name, value]) => `export const ${name} = ${literal(value)};`);
      return { contents: lines.join('\n'), watchFiles };
    });
  },
};

/** JavaScript for a value that was worked out. */
function literal(value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(`This cannot be written down: ${value}`);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${literal(part)}`);
  return `{${entries.join(',')}}`;
}

/** Bundles a file of ours with all that it needs, and runs it. */
async function runNow(path) {
  const {
    outputFiles: [program],
    metafile,
  } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    // What it brings of the rules reads YAML; only the build for browsers is a module as this program is.
    alias: { yaml: join(yamlForBrowsers, 'index.js') },
    plugins: [yamlAsData],
  });
  const encoded = Buffer.from(program.contents).toString('base64');
  const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('node_modules'));
  return {
    exports: await import(`data:text/javascript;base64,${encoded}`),
    watchFiles: inputs.map((input) => join(root, input)),
  };
}

async function compileTaxonomy() {
  const { exports, watchFiles } = await runNow(join(root, 'server', 'tools', 'builtin-taxonomy.ts'));
  try {
    return { contents: exports.compileBuiltinTaxonomy(), watchFiles };
  } catch ({ message }) {
    // What is wrong with the taxonomy; where the program stands in memory that says so is of no use to anybody.
    return { errors: [{ text: message }], watchFiles };
  }
}

/** The schema of a team's file comes with the compiled taxonomy: programs do without what makes it, and what it says. */
export const compiledConfigSchema = {
  name: 'compiled-config-schema',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]core[\\/]config[\\/]schema[\\/]written-schema\.ts$/ }, () => ({
      contents: `export function writeConfigSchema() { throw new Error('This comes with the compiled taxonomy.'); }`,
    }));
    builder.onLoad({ filter: /[\\/]core[\\/]config[\\/]schema[\\/]schema\.ts$/ }, ({ path }) => undescribed(path));
  },
};

const literals = [/'(?:[^'\\\n]|\\.)*'/, /"(?:[^"\\\n]|\\.)*"/, /`[^`]*`/].map(({ source }) => source).join('|');
const descriptions = new RegExp(
  String.raw`\.describe\(\s*(?:${literals}),?\s*\)|\bexamples: \[.*\],$|(?<=\bdescription:\s*)(?:${literals})`,
  'gmu',
);

/** A source of ours without the descriptions and examples in its schemas. */
async function undescribed(path) {
  const source = await readFile(path, 'utf8');
  const contents = source.replace(descriptions, (words) => (/^['"`]/u.test(words) ? "''" : ''));
  return { contents, loader: 'ts', watchFiles: [path] };
}

/** The rules' manuals come with the compiled taxonomy; the rest of their pages are plans that test them. */
export const compiledRulePages = {
  name: 'compiled-rule-pages',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]rules[\\/][\w-]+\.md$/ }, () => ({ contents: '', loader: 'text' }));
  },
};

/**
 * The same zod under its two names. Bundled under both, what one of them needs first would not be evaluated yet, since
 * what is imported late of the other holds it back.
 */
export const oneZod = {
  name: 'one-zod',
  setup(builder) {
    builder.onResolve({ filter: /^zod\/v4$/ }, ({ resolveDir, kind }) => builder.resolve('zod', { resolveDir, kind }));
  },
};

/**
 * The server for assistants sends no forms, so that nothing has to validate answers to them: that validator would be half
 * of its bundle.
 */
export const withoutForms = {
  name: 'without-forms',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]@modelcontextprotocol[\\/]sdk[\\/].*[\\/]ajv-provider\.js$/ }, () => ({
      contents: 'export class AjvJsonSchemaValidator {}',
    }));
  },
};

/**
 * A package, or a part of Node, that programs often do without: what it exports stands for the real thing, which is evaluated when one
 * of them is first used. Only functions, classes and plain objects can be stood for.
 */
export function evaluatedLater(name) {
  return {
    name: `${name}-evaluated-later`,
    setup(builder) {
      builder.onResolve({ filter: new RegExp(`^${name}$`) }, ({ namespace, resolveDir }) =>
        namespace === 'later' ? undefined : { path: name, namespace: 'later', pluginData: { resolveDir } },
      );
      builder.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'later' }, async ({ pluginData }) => {
        const names = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports');
        const standIns = names.map((key) => `export const ${key} = /* @__PURE__ */ standIn('${key}');`);
        return { contents: `${STAND_IN(name)}\n${standIns.join('\n')}`, resolveDir: pluginData.resolveDir };
      });
    },
  };
}

const STAND_IN = (name) => `
function standIn(name) {
  const real = () => require('${name}')[name];
  return new Proxy(function () {}, {
    apply: (_, self, args) => Reflect.apply(real(), self, args),
    construct: (_, args) => Reflect.construct(real(), args),
    get: (_, key) => real()[key],
  });
}`;

/**
 * Leaves programs in ASCII alone: with a single character beyond Latin 1, V8 keeps all of a program at two bytes a
 * character, and reading it takes several times as long. esbuild spells out everything but patterns, in which the same
 * escapes stand for the same characters. Maps from source would not fit any more.
 */
export const onlyAscii = {
  name: 'only-ascii',
  setup(builder) {
    builder.onEnd(async ({ metafile }) => {
      const { absWorkingDir = process.cwd() } = builder.initialOptions;
      const programs = Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.js'));
      for (const path of programs.map((name) => join(absWorkingDir, name))) {
        const code = await readFile(path, 'utf8');
        const escaped = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
        if (escaped !== code) await writeFile(path, escaped);
      }
    });
  },
};

/**
 * What editors may ask of language servers and never ask of this one. A server that began to offer one of these would fail
 * at once, in test/lsp/browser.test.ts too.
 */
const neverOffered = [
  'callHierarchy',
  'colorProvider',
  'declaration',
  'fileOperations',
  'foldingRange',
  'implementation',
  'inlayHint',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'moniker',
  'notebook',
  'selectionRange',
  'semanticTokens',
  'typeDefinition',
  'typeHierarchy',
];

/** Whatever version of YAML a file says it is in, its words are the same values as in the newest, for every program. */
export const newestYaml = {
  name: 'newest-yaml',
  setup(builder) {
    const others = /[\\/]yaml[\\/](?:browser[\\/])?dist[\\/]schema[\\/](?:yaml-1\.1|json)[\\/]schema\.js$/;
    builder.onLoad({ filter: others }, ({ path }) => ({
      contents: path.includes('browser')
        ? `export { schema } from '../core/schema.js';`
        : `exports.schema = require('../core/schema.js').schema;`,
    }));
  },
};

/**
 * Leaves out of a server's bundle what it does not use of its libraries, where browsers have to fetch it first. Those of
 * the protocol bring everything along, and are written so that no bundler can tell what is used.
 */
export const withoutUnused = {
  name: 'without-unused',
  setup(builder) {
    const common = '[\\\\/]vscode-languageserver(?:-protocol)?[\\\\/]lib[\\\\/]common[\\\\/]';
    // Features are functions that add to a class; these add nothing.
    const nothing = `module.exports = new Proxy({}, { get: (_, name) => /Feature$/.test(String(name)) ? (Base) => Base : undefined });`;
    builder.onLoad({ filter: new RegExp(`${common}(?:protocol\\.)?(?:${neverOffered.join('|')})\\.js$`) }, () => ({
      contents: nothing,
    }));

    // To hand on all of its six hundred names takes as long as all of our own modules do.
    builder.onResolve({ filter: /^vscode-languageserver(?:\/\w+)?$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'protocol-used' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'protocol-used' }, async ({ path }) => {
      const names = await namesIn('server/src', (source) => importedNames(source));
      const used = [...new Set(names)].join(', ');
      return { contents: `export const { ${used} } = require('${path}');`, resolveDir: root };
    });

    // Nobody is connected to here by pipes or by the ports of threads, and nothing waits for anybody to connect.
    builder.onLoad({ filter: /[\\/]vscode-jsonrpc[\\/]lib[\\/]node[\\/]main\.js$/ }, async ({ path }) => {
      const unused = '(?:PortMessage\\w+|generateRandomPipeName|create(?:\\w+Pipe|ClientSocket)Transport)';
      const written = `^(?:class|function) ${unused}\\b[^]*?^\\}$|^exports\\.(${unused}) = \\1;$`;
      const source = await rewritten(path, new RegExp(written, 'gm'), '');
      return { contents: withPlainExports(source.replace(/require\("crypto"\)/, '{}')) };
    });
    // Messages are logged by whoever asks a connection to, and a server never does.
    builder.onLoad({ filter: /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]connection\.js$/ }, async ({ path }) => {
      const logging =
        /^ {4}function (trace(?:Sending|Received)\w+|logLSPMessage|stringifyTrace)\(.*\) \{\n[^]*?^ {4}\}$/gm;
      return { contents: withPlainExports(await rewritten(path, logging, 'function $1() {}')) };
    });
    // Messages that wait are taken in the order in which they came, and nothing else is asked of their map.
    builder.onLoad({ filter: /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]linkedMap\.js$/ }, () => ({
      contents: `
        exports.LinkedMap = class extends Map {
          shift() {
            for (const [key, message] of this) {
              this.delete(key);
              return message;
            }
          }
        };`,
    }));

    // Of the protocol's types, what it uses itself and what the server asks it for by name.
    builder.onResolve({ filter: /^vscode-languageserver-types$/ }, ({ kind, namespace }) =>
      kind === 'require-call' && namespace === 'file' ? { path: 'used', namespace: 'types-used' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'types-used' }, async () => {
      const all = Object.keys(await import('vscode-languageserver-types'));
      const asked = new Set([...(await namesIn('server/src/lsp', importedNames)), ...(await libraryNames())]);
      const used = all.filter((name) => asked.has(name));
      return { contents: `export { ${used.join(', ')} } from 'vscode-languageserver-types';`, resolveDir: root };
    });

    // Each of them is put together by a call, which the bundler is told does nothing else.
    builder.onLoad({ filter: /[\\/]vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, async ({ path }) => {
      const made = /^(export )?var (\w+);\n\(function \(\2\) \{([^]*?)^\}\)\(\2 \|\| \(\2 = \{\}\)\);$/gm;
      const contents = await rewritten(
        path,
        made,
        (_, exported = '', name, body) =>
          `${exported}var ${name} = /* @__PURE__ */ (function (${name}) {${body} return ${name}; })({});`,
      );
      return { contents };
    });

    // The schema of a team's file comes with the compiled taxonomy, so that nothing is written as JSON schema here.
    builder.onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/ },
      async ({ path }) => {
        const names = Object.keys(await import(pathToFileURL(path)));
        return { contents: names.map((name) => `export const ${name} = () => () => undefined;`).join('\n') };
      },
    );

    // What a server registers has to be told apart from what else it registers, and from nothing in the world beside.
    builder.onLoad({ filter: /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]utils[\\/]uuid\.js$/ }, () => ({
      contents: 'let last = 0; exports.generateUuid = () => `rolecheck-${++last}`;',
    }));

    // Of the requests and notifications, those that somebody listens to or sends.
    builder.onLoad({ filter: connections }, async ({ path }) => ({
      contents: withPlainExports(await withoutUnasked(await withoutUnheard(path), 'vscode-languageserver')),
    }));
    builder.onLoad(
      { filter: /[\\/]vscode-languageserver-protocol[\\/]lib[\\/]common[\\/]protocol\.js$/ },
      async ({ path }) => {
        const used = new Set([...(await namesIn('server/src', importedNames)), ...(await libraryNames())]);
        const kind = /^var (\w+);\n\(function \(\1\) \{[^]*?^\}\)\(\1 \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm;
        const others = (await readFile(path, 'utf8')).replace(kind, (text, name) => text.replaceAll(name, ''));
        const isUsed = (name) => used.has(name) || new RegExp(`(?<!exports\\.)\\b${name}\\.`).test(others);
        return { contents: withPlainExports(await rewritten(path, kind, (text, name) => (isUsed(name) ? text : ''))) };
      },
    );

    // Messages with a fixed number of parameters: those of the protocol have one or none.
    builder.onLoad({ filter: /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/](?:api|messages)\.js$/ }, async ({ path }) => {
      const kind = '(?:Request|Notification)Type[1-9]';
      const unused = `^class (${kind}) [^]*?^exports\\.\\1 = \\1;$|^Object\\.define.*"${kind}".*$|exports\\.${kind} = (?=exports)`;
      return { contents: withPlainExports(await rewritten(path, new RegExp(unused, 'gm'), '')) };
    });

    // What lets values that refer to themselves be validated: no schema here describes any.
    builder.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]core[\\/]memoizer\.js$/ }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path)));
      return { contents: names.map((name) => `export const ${name} = () => undefined;`).join('\n') };
    });

    // Of what a schema can be asked, what a source that makes one asks of anything; a schema that asked for more would fail at once.
    builder.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
      const calls = (source) =>
        [...source.matchAll(/(?<!^ *\*.*)(?<!\b(?:util|core|checks|parse))\.(\w+)\(/gm)].map(([, name]) => name);
      const names = await namesIn('server/src', (source) => (source.includes("from 'zod'") ? calls(source) : []));
      const used = new Set([...names, ...calls(await readFile(path, 'utf8'))]);
      const method = /^ {4}(?:async )?(\w+)(?:: (?:async )?function \w+)?\(.*\) \{\n(?: {8}.*\n)* {4}\},$/gm;
      const asked = await rewritten(path, method, (text, name) => (used.has(name) ? text : ''));
      // Schemas are tried a few times a session, which is no reason to write programs for them and to evaluate those.
      const plain = rewrittenIn(path, asked, 'core.$ZodObjectJIT.init', 'core.$ZodObject.init');
      // By the name that a package hands on all of it would be bundled.
      const [handedOn, itself] = ['{ util } from "../core/index.js"', '* as util from "../core/util.js"'];
      return { contents: rewrittenIn(path, plain, handedOn, itself) };
    });

    // What they are called.
    builder.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/ }, async ({ path }) => ({
      contents: await rewritten(path, /(?<=FormatDictionary = )\{[^}]*\}/, '{ regex: "input" }'),
    }));

    // How far something is that nobody asked for: whatever takes long here was asked for.
    builder.onLoad({ filter: /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]progress\.js$/ }, async ({ path }) => {
      const unasked =
        /^class \w*ServerReporter(?:Impl)? [^]*?^\}$|(?<=^const ProgressFeature = \(Base\) => )\{[^]*?^\}(?=;$)/gm;
      return {
        contents: withPlainExports(await rewritten(path, unasked, (text) => (text.startsWith('class') ? '' : 'Base'))),
      };
    });

    // Where Node's modules are is not asked, and nothing is cancelled through memory that threads share.
    builder.onLoad(
      {
        filter:
          /[\\/](?:vscode-languageserver[\\/]lib[\\/]node[\\/]files|vscode-jsonrpc[\\/]lib[\\/]common[\\/]sharedArrayCancellation)\.js$/,
      },
      () => ({ contents: '' }),
    );

    // Of what reads YAML, what the sources ask for by name. Tokens are looked at and written back as they stood, never made.
    builder.onResolve({ filter: /^yaml$/ }, ({ path, namespace }) =>
      namespace === 'later' ? { path, namespace: 'yaml-used' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'yaml-used' }, async () => {
      const used = new Set(await namesIn('server/src', (source) => importedNames(source, 'yaml')));
      return { contents: `export { ${[...used].join(', ')} } from './dist/index.js';`, resolveDir: yamlForBrowsers };
    });
    builder.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]parse[\\/]cst\.js$/ }, async ({ path }) => ({
      contents: await rewritten(path, /^export \{.*\} from '\.\/cst-(?:scalar|stringify|visit)\.js';$/gm, ''),
    }));

    // Kinds of values that plans have no use for: a day stays the words that it is written in.
    const kinds = ['binary', 'omap', 'pairs', 'set', 'timestamp'];
    const inYaml = String.raw`[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/]`;
    builder.onLoad({ filter: new RegExp(`${inYaml}(?:${kinds.join('|')})\\.js$`) }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path)));
      return { contents: names.map((name) => `export const ${name} = undefined;`).join('\n') };
    });

    // Assistants are told by the editor's manifest what the tools are for, and what they take and answer.
    builder.onLoad({ filter: /[\\/]server[\\/]src[\\/]assistants[\\/][\w-]+\.ts$/ }, ({ path }) => undescribed(path));

    // Colours for what was parsed: nothing here shows any.
    builder.onLoad({ filter: /[\\/]@lezer[\\/]highlight[\\/]dist[\\/]index\.js$/ }, () => ({
      contents: `
        export class Tag {}
        const tag = () => tag;
        export const styleTags = () => () => null;
        export const tags = new Proxy(tag, { get: () => tag });`,
    }));

    // And marks that GitHub does not know.
    builder.onLoad({ filter: /[\\/]@lezer[\\/]markdown[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
      const unused = /^const (Superscript|Subscript|Emoji) = \{\n[^]*?^\};$|(?<=styleTags\()\{\n[^]*?^\}(?=\);$)/gm;
      const known = await rewritten(path, unused, (_, name) =>
        name === undefined ? '{}' : `const ${name} = undefined;`,
      );
      return { contents: await withoutUnasked(known, '@lezer') };
    });
    builder.onLoad({ filter: /[\\/]@lezer[\\/]common[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
      contents: await withoutUnasked(await readFile(path, 'utf8'), '@lezer'),
    }));

    const library = /[\\/]vscode-(?:jsonrpc|languageserver(?:-protocol)?)[\\/]lib[\\/](?:common|node|browser)[\\/]/;
    builder.onLoad({ filter: new RegExp(`${library.source}[\\w.]+\\.js$`) }, async ({ path }) => ({
      contents: withPlainExports(await readFile(path, 'utf8')),
    }));
  },
};

/**
 * A server has what reads a team's file in it anyway. To bring it in with `import()`, as the command line does, would put
 * every module that it needs into a function of its own: 20 KB, and each is then evaluated one by one.
 */
export const readsTeamFiles = {
  name: 'reads-team-files',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]server[\\/]src[\\/]config[\\/]loader\.ts$/ }, async ({ path }) => {
      const contents = await rewritten(path, /await import\('\.\/reading'\)/g, 'reading');
      return { contents: `import * as reading from './reading';${contents}`, loader: 'ts', watchFiles: [path] };
    });
  },
};

/**
 * A source that hands on other modules' names without a getter for each, of which there are three hundred, and without
 * saying first that none of them means anything yet: both take room, and time at every start.
 */
function withPlainExports(source) {
  const getters =
    /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+\.\w+); \} \}\);/g;
  const nothingYet = /^exports\.\w+ = (?:exports\.\w+ = )*void 0;$/m;
  return source.replace(nothingYet, '').replace(getters, 'exports.$1 = $2;');
}

/** A source with something in it rewritten. Fails where that is not there any more, as after a library's new version. */
async function rewritten(path, what, by) {
  return rewrittenIn(path, await readFile(path, 'utf8'), what, by);
}

/** The same for what has been read of the path's file. */
function rewrittenIn(path, source, what, by) {
  const contents = source.replace(what, by);
  if (contents === source)
    throw new Error(`${path}: there is nothing to be rewritten. Look at what the build does to it.`);
  return contents;
}

/** The names that a source takes from a package, the protocol's if it is not said from which, to run with. */
function importedNames(source, name = 'vscode-languageserver(?:/(?:browser|node))?') {
  const imports = [...source.matchAll(new RegExp(`import \\{([^}]*)\\} from '${name}';`, 'g'))];
  return imports
    .flatMap(([, names]) => names.split(',').map((name) => name.trim()))
    .filter((name) => /^\w+$/.test(name));
}

/** Where the library makes connections. */
const connections = /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]server\.js$/;

/** The library's connection without what a server might listen to, and neither ours nor the library itself does. */
async function withoutUnheard(path) {
  const listened = (source) => [...source.matchAll(/\.(on[A-Z]\w+)\(/g)].map(([, name]) => name);
  const folders = ['server/src', join('node_modules', 'vscode-languageserver', 'lib')];
  const heard = new Set((await Promise.all(folders.map((folder) => namesIn(folder, listened)))).flat());
  const member = /^ {8}(on[A-Z]\w+): \(handler\) => connection\.on\w+\(\S+, (?:handler\)|[^]*?^ {8}\}\)),\n/gm;
  return await rewritten(path, member, (text, name) => (heard.has(name) ? text : ''));
}

/** The same for the protocol's libraries, which are compiled. */
async function libraryNames() {
  const usedNames = (source) => [...source.matchAll(/_(?:types|protocol)_1\.(\w+)/g)].map(([, name]) => name);
  const server = join('node_modules', 'vscode-languageserver');
  const folders = [
    server,
    join(server, 'node_modules', 'vscode-languageserver-protocol'),
    join('node_modules', 'vscode-languageserver-protocol'),
  ];
  const names = await Promise.all(
    folders.map((folder) => namesIn(join(folder, 'lib'), usedNames, (path) => !connections.test(path))),
  );
  return [...names.flat(), ...usedNames(await withoutUnheard(join(root, server, 'lib', 'common', 'server.js')))];
}

/** A library's source with those methods of its classes that the library itself or our sources ask for by name. */
async function withoutUnasked(source, library) {
  const asked = (text) => [...text.matchAll(/\.(\w+)\b/g)].map(([, name]) => name);
  const itself = await namesIn(
    join('node_modules', library),
    asked,
    (path) => !/[\\/](?:test|src|bin)[\\/]|\.cjs$/.test(path),
  );
  const used = new Set(['constructor', ...itself, ...(await namesIn('server/src', asked))]);
  const method = /^ {4}(?:get )?([a-z]\w*)\([^\n]*\) \{(?:.*\}|\n(?: {8}.*\n|\n)* {4}\})$/gm;
  return source.replace(method, (text, name) => (used.has(name) ? text : ''));
}

/** The names that `find` finds in the sources of a folder that are asked for; none where there is no such folder. */
async function namesIn(folder, find, isAskedFor = () => true) {
  const files = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  const paths = files.filter((file) => /(?<!\.d)\.(?:js|ts)$/.test(file)).map((file) => join(root, folder, file));
  const names = await Promise.all(paths.filter(isAskedFor).map(async (path) => find(await readFile(path, 'utf8'))));
  return names.flat();
}

// What esbuild needs to be told about the project's own kinds of files.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

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
        const { contents, watchFiles } = await compileTaxonomy();
        return { contents, loader, watchFiles };
      });
    },
  };
}

/** Bundles the compiler, which is TypeScript too, and runs it. */
async function compileTaxonomy() {
  const {
    outputFiles: [program],
    metafile,
  } = await build({
    absWorkingDir: join(import.meta.dirname, '..', '..'),
    entryPoints: ['server/tools/builtin-taxonomy.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [yamlAsData],
  });
  const encoded = Buffer.from(program.contents).toString('base64');
  const { compileBuiltinTaxonomy } = await import(`data:text/javascript;base64,${encoded}`);
  const inputs = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules'));
  return {
    contents: compileBuiltinTaxonomy(),
    watchFiles: inputs.map((path) => join(import.meta.dirname, '..', '..', path)),
  };
}

/** Of a rule's page, programs show the manual; the plans below it that test the rule stay out of their bundles. */
export const pagesWithoutSpecimens = {
  name: 'pages-without-specimens',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]rules[\\/][\w-]+\.md$/ }, async ({ path }) => {
      const page = await readFile(path, 'utf8');
      return { contents: page.split(/^## Specimens\s*$/mu)[0], loader: 'text', watchFiles: [path] };
    });
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

import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { version } from '../../../package.json';
import { loadBuiltinTaxonomy } from '../builtin-taxonomy';
import { analyze } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { filesMatching } from './globs';
import type { CommandLineWorld, Files } from './world';

const files: Files = {
  async kindOf(path) {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
      throw error;
    }
  },
  read: (path) => readFile(path),
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    // Pipes and devices are left out: reading them may never end.
    return entries
      .filter((entry) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink())
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  match: filesMatching,
  resolve(path) {
    try {
      return realpathSync.native(path);
    } catch {
      // Nothing stands there (any more), which reading it will tell.
      return resolve(path);
    }
  },
};

/** The command line's surroundings in Node. The taxonomy is built when it is first needed, not before. */
export function nodeWorld(): CommandLineWorld {
  let built: Taxonomy | undefined;
  const taxonomy = (): Taxonomy => (built ??= loadBuiltinTaxonomy());
  return {
    version,
    files,
    readStandardInput: () => {
      if (process.stdin.isTTY) {
        process.stderr.write('rolecheck: reads what you type here; finish with Ctrl+D (on Windows Ctrl+Z, Enter).\n');
      }
      return buffer(process.stdin);
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    // See https://no-color.org: any value but an empty one means no.
    colours: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    // Without a terminal there is no width, whatever the types say.
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    taxonomy,
    analyze: (text, fileName) => analyze(text, { taxonomy: taxonomy(), fileName }),
    startLanguageServer: () => {
      // A path made at run time keeps the server out of this bundle, so that checking starts fast.
      createRequire(__filename)(join(__dirname, 'server.js'));
    },
  };
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { version } from '../../../package.json';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { nodeDialogue } from './node-dialogue';
import { nodeFiles } from './node-files';
import type { CommandLineWorld } from './world';

/** What `dist/mcp.js` offers, which is built from `server/src/mcp/main.ts`. */
interface AssistantServer {
  startAssistantServer(folders: readonly string[]): void;
}

/**
 * The command line's surroundings in Node. The taxonomy is built when it is first needed, not before, and so is what reads
 * plans: most of the program. It is told of each plan that is read.
 */
export function nodeWorld(planRead: () => void): CommandLineWorld {
  let built: Promise<Taxonomy> | undefined;
  const taxonomy = (): Promise<Taxonomy> => (built ??= builtinTaxonomy());
  return {
    version,
    files: nodeFiles,
    readStandardInput: async () => {
      if (process.stdin.isTTY) {
        process.stderr.write('rolecheck: reads what you type here; finish with Ctrl+D (on Windows Ctrl+Z, Enter).\n');
      }
      const { buffer } = await import('node:stream/consumers');
      return buffer(process.stdin);
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    // See https://no-color.org: any value but an empty one means no.
    colours: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    // Without a terminal there is no width, whatever the types say.
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    openDialogue: () => (process.stdin.isTTY && process.stdout.isTTY ? nodeDialogue() : undefined),
    taxonomy,
    analyze: async (text, fileName, conditions) => {
      const { analyze } = await import('../core/analyze');
      const analysis = analyze(text, { ...(conditions ?? { taxonomy: await taxonomy() }), fileName });
      if (analysis.isPlan) planRead();
      return analysis;
    },
    openEarlierFindings: async () => (await import('./cache/earlier-findings')).openEarlierFindings(__filename),
    helpers: async (config) => (await import('./parallel/threads')).threadsOf(join(__dirname, 'cli.js'), config),
    startLanguageServer: () => {
      // A path made at run time keeps the server out of this bundle, so that checking starts fast.
      createRequire(__filename)(join(__dirname, 'server.js'));
    },
    startAssistantServer: (folders) => {
      const server = createRequire(__filename)(join(__dirname, 'mcp.js')) as AssistantServer;
      server.startAssistantServer(folders);
    },
  };
}

async function builtinTaxonomy(): Promise<Taxonomy> {
  const { loadBuiltinTaxonomy } = await import('../builtin-taxonomy');
  return loadBuiltinTaxonomy();
}

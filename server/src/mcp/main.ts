import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { version } from '../../../package.json';
import { loadBuiltinTaxonomy } from '../builtin-taxonomy';
import { serveAssistant } from './server';

/**
 * Serves an assistant over standard input and output. The folders are those that it may read plans from; with none it is up
 * to the assistant's program. Ends when standard input does, after what was asked until then is answered.
 */
export function startAssistantServer(folders: readonly string[]): void {
  const log = (message: string): void => void process.stderr.write(`rolecheck: ${message}\n`);
  const world = { version, taxonomy: loadBuiltinTaxonomy(), folders, current: process.cwd(), log };
  serveAssistant(new StdioServerTransport(), world).catch((error: unknown) => {
    log(`Rolecheck has a defect and could not start (${error instanceof Error ? error.message : String(error)}).`);
    process.exitCode = 2;
  });
}

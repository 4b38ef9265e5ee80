import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { openTaxonomy } from '../compiled-taxonomy';
import { analyze, analyzeInSteps } from '../core/analyze';
import { startServer } from '../lsp/server';
import { workerClock } from './clock';
import type { WorkerScope } from './worker-scope';

declare const self: WorkerScope;

/**
 * Serves the page that started this worker. Its first message is the text of `dist/taxonomy.txt`, since a worker cannot
 * tell where its own file came from; all that follow are the language server protocol.
 */
self.onmessage = ({ data }) => {
  if (typeof data !== 'string') throw new TypeError('The first message has to be the text of dist/taxonomy.txt.');
  const taxonomy = openTaxonomy(data);
  // From here on the messages are the reader's.
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  const clock = workerClock();
  startServer(connection, { version, taxonomy, analyze: analyzeInSteps, clock });
  // While the editor reads the answer to its greeting, what every analysis looks things up in is made ready.
  clock.soon(() => analyze('', { taxonomy }));
};

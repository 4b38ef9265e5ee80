import { connect } from 'node:net';
import { createConnection, type Connection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { loadBuiltinTaxonomy } from '../builtin-taxonomy';
import { analyze, analyzeInSteps, type Analysis } from '../core/analyze';
import { reasonOf } from '../lsp/log';
import { startServer } from '../lsp/server';
import type { Clock } from '../lsp/world';
import { IdleMemory, nodeMemory } from './idle-memory';
import { writeMessagesQuickly } from './quick-messages';
import { ReadTexts } from './read-texts';
import { readInvocation, usage, type Transport } from './transport';
import { workspaceFiles } from './workspace-files';

const clock: Clock = {
  soon: (callback) => void setImmediate(callback),
  // To ask for `performance` would load what else measures time.
  now: () => process.uptime() * 1000,
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(timer) };
  },
};

/** In milliseconds: the editor has been answered. */
const soon = 500;

let plansRead = 0;

/** Whether plans were read by now: before, most of what reads them is not compiled. */
export function hasReadPlans(): boolean {
  return plansRead > 0;
}

let callWhenRead = (): void => {};

/** Calls back once, when a first plan was read and whoever waited for that has it. */
export function whenPlansAreRead(callback: () => void): void {
  callWhenRead = callback;
}

function main(): void {
  const invocation = readInvocation(process.argv.slice(2));
  switch (invocation.kind) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'version':
      process.stdout.write(`${version}\n`);
      return;
    case 'misuse':
      return refuse(`${invocation.problem}\n\n${usage}`);
    case 'serve':
      return serve(invocation.transport);
  }
}

function serve(transport: Transport): void {
  if (transport.kind === 'node-ipc' && process.send === undefined) {
    return refuse('--node-ipc works only when another Node.js program starts this one; use --stdio instead.\n');
  }
  if (transport.kind === 'stdio' && process.stdin.isTTY) {
    process.stderr.write('Rolecheck waits for an editor to talk to it. To check a plan: rolecheck check plan.md\n');
  }
  const taxonomy = loadBuiltinTaxonomy();
  writeMessagesQuickly();
  const texts = new ReadTexts();
  const memory = new IdleMemory(
    clock,
    nodeMemory(() => texts.forgetMade()),
  );
  const analyzeAndTidy: typeof analyzeInSteps = function* (text, context, previous) {
    memory.begins(previous !== undefined);
    let analysis: Analysis;
    try {
      analysis = yield* analyzeInSteps(text, context, previous);
    } finally {
      memory.ends();
    }
    if (analysis.isPlan && ++plansRead === 1) clock.after(soon, () => memory.asAtStart(callWhenRead));
    texts.add(analysis);
    return analysis;
  };
  startServer(connectionOver(transport), {
    version,
    taxonomy,
    analyze: analyzeAndTidy,
    clock,
    files: workspaceFiles(),
  });
  // While the editor reads the answer to its greeting, what every analysis looks things up in is made ready.
  // A text that nobody says is a plan would be turned away unread.
  setImmediate(() => {
    analyze('', { taxonomy, isIncluded: true });
    memory.started();
  });
}

function connectionOver(transport: Transport): Connection {
  // For these two the library reads the command line itself, and keeps standard output free of anything but messages.
  if (transport.kind !== 'socket') return createConnection();
  const { port } = transport;
  const socket = connect(port, '127.0.0.1');
  const unanswered = (error: Error): void => {
    refuse(`No editor answers on port ${port} of this computer (${error.message}).\n`);
    // The connection takes a closed socket for the end of the session and would exit with its own code.
    process.exit();
  };
  socket.once('error', unanswered).once('connect', () => socket.off('error', unanswered));
  return createConnection(socket, socket);
}

/** Says on standard error why the server does not run, and ends with the exit code for misuse. */
function refuse(message: string): void {
  process.stderr.write(message);
  process.exitCode = 2;
}

try {
  main();
} catch (error) {
  refuse(`Rolecheck has a defect and could not start: ${reasonOf(error)}\n`);
}

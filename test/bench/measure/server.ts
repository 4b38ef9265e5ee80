import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';

interface DiagnosticReport {
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
  readonly items?: readonly unknown[];
}

/** The language server as editors start it that ask for diagnostics themselves, over standard input and output. */
export class ServerUnderTest {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  #version = 1;
  /** What the editor shows of the one document that it has open. */
  #shown: DiagnosticReport | undefined;

  constructor(serverPath: string) {
    this.#child = spawn(process.execPath, [serverPath, '--stdio']);
    this.#child.stderr.pipe(process.stderr);
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    // An editor without settings of its own.
    this.#connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
      items.map(() => null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  async initialize(): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: { versionSupport: true } },
        workspace: { configuration: true, diagnostics: { refreshSupport: false } },
      },
    });
    await this.#connection.sendNotification('initialized', {});
  }

  async open(uri: string, text: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: this.#version, text },
    });
  }

  /** Replaces a stretch of one line; lines and characters count from 0. */
  async edit(uri: string, line: number, from: number, to: number, text: string): Promise<void> {
    this.#version++;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: this.#version },
      contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
    });
  }

  /** How many diagnostics the document has; asked for as editors do, which say what they were given last. */
  async diagnostics(uri: string): Promise<number> {
    const report = await this.#connection.sendRequest<DiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: this.#shown?.resultId,
    });
    if (report.kind === 'full') this.#shown = report;
    return this.#shown?.items?.length ?? 0;
  }

  /** Resolves when what stands there is explained; lines and characters count from 0. */
  async hover(uri: string, line: number, character: number): Promise<void> {
    await this.#connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  /** What the process has in memory now, in bytes; `undefined` where the system does not say. */
  residentBytes(): number | undefined {
    const { pid } = this.#child;
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) * 1024;
    } catch {
      try {
        return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
      } catch {
        return undefined;
      }
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}

const uri = 'file:///bench/plan.md';

/** Milliseconds from the start of the server's process to the diagnostics of its first plan. */
export async function timeToFirstDiagnostics(serverPath: string, text: string): Promise<number> {
  const started = performance.now();
  const server = new ServerUnderTest(serverPath);
  await server.initialize();
  await server.open(uri, text);
  await server.diagnostics(uri);
  const milliseconds = performance.now() - started;
  await server.stop();
  return milliseconds;
}

/** What editing one plan costs. */
export interface Editing {
  /** From opening the plan to its diagnostics, in a server that had nothing to do before; milliseconds. */
  readonly opening: number;
  /** From each edit of one character to the diagnostics after it; milliseconds. */
  readonly edits: readonly number[];
  /** What the server has in memory with the plan open, before the edits and after them. */
  readonly opened: Resident;
  readonly edited: Resident;
}

/** In bytes; `undefined` where the system does not say. */
export interface Resident {
  /** A second after the last diagnostics. */
  readonly soon: number | undefined;
  /** When nobody has written for a while. */
  readonly atRest: number | undefined;
}

/** In milliseconds, after which somebody who has paused is taken for one who does not write. */
export const usualRest = 10_000;

/**
 * Types and deletes one character at a time, at places spread over the whole plan. `rest` is how long to wait for the
 * server to be at rest, before and after; milliseconds.
 */
export async function timeEdits(serverPath: string, text: string, count: number, rest = 0): Promise<Editing> {
  const server = new ServerUnderTest(serverPath);
  try {
    await server.initialize();
    const started = performance.now();
    await server.open(uri, text);
    await server.diagnostics(uri);
    const opening = performance.now() - started;
    const opened = await residentSoonAndAtRest(server, rest);
    const places = editPlaces(text);
    const warmUps = 10;
    const edits: number[] = [];
    for (let index = 0; index < count + warmUps; index++) {
      // The golden ratio spreads places evenly, however many there are. Each is typed at and then taken back.
      const place = places[Math.floor(((((index >> 1) + 1) * 0.6180339887) % 1) * places.length)]!;
      const before = performance.now();
      if (index % 2 === 0) await server.edit(uri, place.line, place.character, place.character, 'x');
      else await server.edit(uri, place.line, place.character, place.character + 1, '');
      await server.diagnostics(uri);
      if (index >= warmUps) edits.push(performance.now() - before);
      await pause(5);
    }
    return { opening, edits, opened, edited: await residentSoonAndAtRest(server, rest) };
  } finally {
    await server.stop();
  }
}

/** What somebody reads in another window. */
const beside = { uri: 'file:///bench/beside.md', text: '# Community management\n\n- Conversion rate\n' };

/**
 * Asks about a small plan again and again while a long one is opened, until that has its diagnostics; gives how long each
 * answer took, in milliseconds.
 */
export async function timeWaits(serverPath: string, text: string): Promise<readonly number[]> {
  const server = new ServerUnderTest(serverPath);
  const timeHover = async (): Promise<number> => {
    const before = performance.now();
    await server.hover(beside.uri, 2, 4);
    return performance.now() - before;
  };
  try {
    await server.initialize();
    await server.open(beside.uri, beside.text);
    await server.diagnostics(beside.uri);
    for (let warmUp = 0; warmUp < 20; warmUp++) await timeHover();
    await server.open(uri, text);
    const opening = { isOver: false };
    const opened = server.diagnostics(uri).finally(() => (opening.isOver = true));
    const waits: number[] = [];
    while (!opening.isOver) {
      waits.push(await timeHover());
      await pause(20);
    }
    await opened;
    return waits;
  } finally {
    await server.stop();
  }
}

async function residentSoonAndAtRest(server: ServerUnderTest, rest: number): Promise<Resident> {
  await pause(1_000);
  const soon = server.residentBytes();
  await pause(rest);
  return { soon, atRest: server.residentBytes() };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The ends of the longer lines, where people write. */
function editPlaces(text: string): { readonly line: number; readonly character: number }[] {
  return text.split('\n').flatMap((line, index) => {
    return line.length > 20 && !line.startsWith('|') ? [{ line: index, character: line.length }] : [];
  });
}

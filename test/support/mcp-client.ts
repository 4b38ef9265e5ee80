import { spawn } from 'node:child_process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ListRootsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { pathToFileURL } from 'node:url';
import { cliPath, type Finished } from './cli-process';

/** How an assistant's program starts the server. */
export interface Start {
  readonly cwd: string;
  /** Behind `rolecheck mcp`. */
  readonly args?: readonly string[];
  /** The folders that the program has open; left out for a program that names none. */
  readonly roots?: readonly string[];
}

/** An assistant's program that is connected with the built server. */
export class McpClient {
  readonly client: Client;
  /** The folders that are open now. */
  roots: readonly string[];
  readonly #transport: StdioClientTransport;

  private constructor({ cwd, args = [], roots }: Start) {
    this.roots = roots ?? [];
    this.client = new Client(
      { name: 'a-test', version: '1' },
      { capabilities: roots === undefined ? {} : { roots: { listChanged: true } } },
    );
    if (roots !== undefined) {
      this.client.setRequestHandler(ListRootsRequestSchema, () => ({
        roots: this.roots.map((path) => ({ uri: pathToFileURL(path).href })),
      }));
    }
    this.#transport = new StdioClientTransport({
      command: process.execPath,
      args: [cliPath, 'mcp', ...args],
      cwd,
      stderr: 'inherit',
    });
  }

  static async start(start: Start): Promise<McpClient> {
    const client = new McpClient(start);
    await client.client.connect(client.#transport);
    return client;
  }

  /** Asks a tool; gives its whole answer. */
  async call(name: string, args: Record<string, unknown>): Promise<CallToolResult> {
    return (await this.client.callTool({ name, arguments: args })) as CallToolResult;
  }

  /** What a tool says, and whether that is a refusal. */
  async said(name: string, args: Record<string, unknown>): Promise<string> {
    const { content, isError } = await this.call(name, args);
    const [first] = content;
    return `${isError === true ? 'REFUSED: ' : ''}${first?.type === 'text' ? first.text : ''}`;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

/** Runs the server with these lines on its standard input, which ends behind them. */
export function runMcp(lines: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((finished) => {
    const child = spawn(process.execPath, [cliPath, 'mcp'], { cwd });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
    child.once('close', (code) => finished({ code, out, err }));
  });
}

/* eslint-disable @typescript-eslint/no-deprecated -- What is meant to take its place words complaints about arguments for
   programmers, and is twice as large. */
import { Server, type ServerOptions } from '@modelcontextprotocol/sdk/server/index.js';

/** The protocol's end on our side. */
export type ProtocolServer = Server;

/** Makes one that is not connected yet. */
export function createProtocolServer(version: string, options: ServerOptions): ProtocolServer {
  return new Server({ name: 'rolecheck', title: 'Rolecheck', version }, options);
}

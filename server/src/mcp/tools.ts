import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolResult,
  type ListToolsResult,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { tools } from '../assistants';
import { Misuse } from '../assistants/desk';
import type { Tool } from '../assistants/tool';
import type { Disk } from './disk';
import type { ProtocolServer } from './protocol';

/** Puts the tools on the server. `log` takes what went wrong and is nobody's fault but Rolecheck's. */
export function registerTools(server: ProtocolServer, disk: Disk, log: (message: string) => void): void {
  server.setRequestHandler(ListToolsRequestSchema, (): ListToolsResult => ({ tools: tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }): Promise<CallToolResult> => {
    const tool = tools.find(({ name }) => name === params.name);
    if (tool === undefined) {
      const names = tools.map(({ name }) => name).join(', ');
      throw new McpError(ErrorCode.InvalidParams, `There is no tool “${params.name}”. The tools are ${names}.`);
    }
    try {
      const { text, data } = await tool.answer(params.arguments, disk.desk(signal));
      return { content: [{ type: 'text', text }], structuredContent: data };
    } catch (error) {
      if (error instanceof Misuse) return failure(error.message);
      log(`${tool.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failure('Rolecheck has a defect and could not answer. Other questions may still work.');
    }
  });
}

function listed({ name, title, description, input, output }: Tool): ListToolsResult['tools'][number] {
  return {
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(input(), { io: 'input' }) as ListToolsResult['tools'][number]['inputSchema'],
    outputSchema: z.toJSONSchema(output()) as ListToolsResult['tools'][number]['outputSchema'],
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
}

function failure(message: string): CallToolResult {
  return { content: [{ type: 'text', text: message }], isError: true };
}

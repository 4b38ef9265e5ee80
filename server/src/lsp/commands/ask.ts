import * as z from 'zod';
import { tools } from '../../assistants';
import { Misuse } from '../../assistants/desk';
import type { Answer } from '../../assistants/tool';
import { editorDesk } from '../editor-desk';
import { command, Refusal } from './command';

const names = tools.map(({ name }) => name);

const schema = () =>
  z.object({
    tool: z.string({ error: `must be one of ${names.join(', ')}` }),
    input: z.unknown(),
  });

/**
 * `rolecheck.ask {tool, input}` answers what an assistant asks of one of its tools, an {@link Answer}: the same tools that
 * `rolecheck mcp` offers, about the plans of the editor. Fails with a sentence for the assistant.
 */
export const ask = command(schema, async ({ tool: name, input }, host, token): Promise<Answer> => {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw new Refusal(`There is no tool “${name}”. The tools are ${names.join(', ')}.`);
  try {
    return await tool.answer(input, editorDesk(host, token));
  } catch (error) {
    throw error instanceof Misuse ? new Refusal(error.message) : error;
  }
});

import type { Desk, PlanRequest } from '../../server/src/assistants/desk';
import { tools } from '../../server/src/assistants';
import type { Answer } from '../../server/src/assistants/tool';
import { analyze } from '../../server/src/core/analyze';
import { taxonomy } from './taxonomy';

/** A desk without files: every plan comes with its text, and nobody has rules of their own. */
export const plainDesk: Desk = {
  read: async ({ text = '', path }: PlanRequest) => ({
    name: path,
    analysis: analyze(text, { taxonomy }),
    rules: { taxonomy, file: undefined, notes: [] },
    leftOut: undefined,
  }),
  rules: async () => ({ taxonomy, file: undefined, notes: [] }),
  pause: async () => undefined,
};

/** An answer with its data, which the caller knows the shape of. */
export interface Answered<D> {
  readonly text: string;
  readonly data: D;
}

/** Asks the tool of that name; its data are held against its own schema. */
export async function ask<D = unknown>(name: string, sent: unknown, desk: Desk = plainDesk): Promise<Answered<D>> {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`There is no tool ${name}.`);
  const { text, data }: Answer = await tool.answer(sent, desk);
  return { text, data: tool.output().strict().parse(data) as D };
}

import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import * as z from 'zod';
import type { Host } from '../handlers/host';

/** One command of `workspace/executeCommand`: reads what the caller sent and does it. */
export type Command = (sent: readonly unknown[], host: Host, token: CancellationToken) => Promise<unknown>;

/**
 * Makes a command whose first argument is one object of that shape, and which takes no others. A caller whose argument
 * does not fit is told which part of it, in the schema's words. Schemas are made when somebody calls: to make them all
 * takes a good part of the server's start.
 */
export function command<A>(
  schema: () => z.ZodType<A>,
  run: (args: A, host: Host, token: CancellationToken) => unknown,
): Command {
  return async (sent, host, token) => {
    const result = schema().safeParse(sent[0] ?? {});
    if (!result.success) throw new ResponseError(ErrorCodes.InvalidParams, describeIssues(result.error));
    return await run(result.data, host, token);
  };
}

/** A failure that is nobody's defect: its message is a sentence for the person at the keyboard. */
export class Refusal extends Error {}

/** A document's address. */
export const uriArgument = () => z.string({ error: 'must be the address of an open document' }).min(1);

/** The document that a command is for, whose team's rules decide; left out for one that is yet to be made. */
export const askerArgument = () =>
  z.string({ error: 'must be the address of a document, or be left out' }).min(1).nullish();

/** Stands for a document that is yet to be made: it belongs to the first folder of the workspace. */
export const newDocument = 'untitled:plan';

/** A place in a document as LSP counts it. */
export const positionArgument = () =>
  z.object(
    { line: z.number().int().nonnegative(), character: z.number().int().nonnegative() },
    { error: 'must be a position with line and character, both counted from 0' },
  );

function describeIssues(error: z.ZodError): string {
  const issues = error.issues.map(({ path, message }) => `“${path.join('.')}” ${message}`);
  return `The command was not understood: ${issues.join('; ')}.`.replace(/“” /g, 'its argument ');
}

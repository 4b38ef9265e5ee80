import type * as z from 'zod';
import { Misuse, type Desk } from './desk';

/** What a tool answers: the same for readers and for programs. */
export interface Answer<D extends object = Readonly<Record<string, unknown>>> {
  /** Markdown for the assistant to read. */
  readonly text: string;
  readonly data: D;
}

/** What a tool is, in the words that assistants choose by. */
export interface ToolCard {
  /** `check_plan`: a verb and a noun. */
  readonly name: string;
  /** For people who look through lists of tools. */
  readonly title: string;
  /** For people too: what it is good for, in a sentence. */
  readonly summary: string;
  /** For the assistant: what it answers, when to use it and when not. */
  readonly description: string;
  /** The names of the arguments and what they may be; made when it is asked for, as few editors ever do. */
  readonly input: () => z.ZodObject;
  readonly output: () => z.ZodObject;
}

/** One thing that an assistant can ask for. None of them changes anything, and the same question has the same answer. */
export interface Tool extends ToolCard {
  /** Reads what the assistant sent and answers. Fails with a {@link Misuse} where there is no answer. */
  readonly answer: (sent: unknown, desk: Desk) => Promise<Answer>;
}

type Definition<I extends z.ZodObject, O extends z.ZodObject> = Omit<ToolCard, 'input' | 'output'> & {
  readonly input: () => I;
  readonly output: () => O;
  readonly run: (args: z.output<I>, desk: Desk) => Promise<Answer<z.output<O>>>;
};

/** Makes a tool that reads its arguments by their schema, and says in a sentence what is wrong with them. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>({ run, ...card }: Definition<I, O>): Tool {
  return {
    ...card,
    answer: async (sent, desk) => {
      await desk.pause();
      const input = card.input();
      const args = input.safeParse(withoutNulls(sent));
      if (!args.success) throw new Misuse(describeIssues(args.error, Object.keys(input.shape)));
      const { text, data } = await run(args.data, desk);
      return { text, data };
    },
  };
}

/** Assistants like to say of an argument that there is none. */
function withoutNulls(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return sent ?? {};
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
}

function describeIssues(error: z.ZodError, names: readonly string[]): string {
  return error.issues
    .flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        const known = names.map((name) => `“${name}”`).join(', ');
        return issue.keys.map((key) => `There is no argument “${cut(key)}”. The arguments are ${known}.`);
      }
      const [name] = issue.path;
      return name === undefined ? 'The arguments must be an object.' : `“${String(name)}” ${issue.message}.`;
    })
    .join(' ');
}

/** Words of the assistant as they are said back to it: on one line, and no longer than they need be. */
export function cut(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\ud800-\udbff]$/u, '')}…` : line;
}

import * as z from 'zod';
import { tools } from '../src/assistants';
import type { Tool } from '../src/assistants/tool';

/** All extensions share one list of tools. */
const prefix = 'rolecheck_';

/** The tools as VS Code's manifest lists them under `contributes.languageModelTools`; texts for people are references. */
export function languageModelTools(): readonly object[] {
  return tools.map((tool) => ({
    name: prefix + tool.name,
    displayName: `%${keyOf(tool)}.displayName%`,
    userDescription: `%${keyOf(tool)}.userDescription%`,
    modelDescription: tool.description,
    canBeReferencedInPrompt: true,
    toolReferenceName: `rolecheck${tool.name.replace(/(?:^|_)([a-z])/g, (_start, letter: string) => letter.toUpperCase())}`,
    icon: '$(checklist)',
    tags: ['marketing', 'plan', 'kpi'],
    inputSchema: inputSchemaOf(tool),
  }));
}

/** The texts to which these refer, by key. */
export function languageModelTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tools.flatMap((tool) => [
      [`${keyOf(tool)}.displayName`, tool.title],
      [`${keyOf(tool)}.userDescription`, tool.summary],
    ]),
  );
}

/** Whether a text of the manifest is one of these, or was. */
export function isToolText(key: string): boolean {
  return key.startsWith('tool.');
}

function keyOf({ name }: Tool): string {
  return `tool.${name}`;
}

function inputSchemaOf({ input }: Tool): object {
  const schema = Object.entries(z.toJSONSchema(input(), { io: 'input' }));
  return Object.fromEntries(schema.filter(([key]) => key !== '$schema'));
}

import * as z from 'zod';
import { configSchema } from './schema';

/** The schema of a team's file as JSON schema (draft 7) has it. It is written when the taxonomy is compiled. */
export function writeConfigSchema(): unknown {
  return z.toJSONSchema(configSchema(), {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // Examples of what is read differently than written, such as `true` for a level, would be lost.
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples as typeof jsonSchema.examples;
    },
  });
}

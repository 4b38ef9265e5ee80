import * as z from 'zod';

/** As long a plan as is read, in UTF-16 code units: two hundred times a long one. */
export const longestPlan = 1_000_000;

/** The arguments by which tools are told which plan is meant. One of the two has to be there. */
export const planArguments = () => ({
  text: z
    .string({ error: 'must be the plan’s text' })
    .max(longestPlan, 'may have at most 1,000,000 characters; send the part of the plan that matters')
    .optional()
    .describe(
      'The whole plan as Markdown, with its headings: they say whose metrics and tasks stand below them. Leave it out to have the file at “path” read.',
    ),
  path: z
    .string({ error: 'must be the path of a Markdown file' })
    .min(1, 'must be the path of a Markdown file, or be left out')
    .max(4096, 'is too long for a path')
    .optional()
    .describe(
      'A Markdown file in the open folders: absolute, or relative to the first of them. With “text” it only says where the plan is or will be saved, so that the team’s own rules there hold, and the file is not read.',
    ),
});

/** What is known of the rules by which an answer was found. */
export const rulesOutput = () => ({
  rulesFrom: z.string().nullable().describe('The team’s file of rules that was applied, if there is one.'),
  notes: z.array(z.string()).describe('What the person should be told, such as mistakes in the team’s file of rules.'),
});

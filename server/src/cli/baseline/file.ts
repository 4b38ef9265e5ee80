import * as z from 'zod';
import { briefly } from '../brief';
import { sortedEntries, type BaselineEntry } from './entries';

/** Goes up when a file of the old shape can no longer be read as it stands. */
const VERSION = 1;

const text = z.string().max(200_000);

const entrySchema = z.strictObject({
  path: text.min(1),
  rule: text.min(1),
  term: text.nullable(),
  roles: z.array(text).max(100),
  line: text,
  count: z.int().min(1),
});

const baselineSchema = z.strictObject({ version: z.literal(VERSION), findings: z.array(entrySchema) });

/** What a baseline file says, or a sentence that says why it cannot be used. */
export type BaselineReading = { readonly entries: readonly BaselineEntry[] } | { readonly problem: string };

const HOW_TO_REPLACE = 'Delete it and write it anew with --update-baseline, or name another file.';

/** Reads the text of a baseline file. */
export function readBaseline(json: string): BaselineReading {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return { problem: `this is not JSON, so it is no baseline (${briefly(error)}). ${HOW_TO_REPLACE}` };
  }
  const { version } = z.object({ version: z.int() }).safeParse(data).data ?? {};
  if (version !== undefined && version > VERSION) {
    return { problem: `a newer Rolecheck wrote this baseline (format ${version}). Update Rolecheck to use it.` };
  }
  const read = baselineSchema.safeParse(data);
  if (read.success) return { entries: sortedEntries(read.data.findings) };
  return { problem: `this is no baseline: ${whereOf(read.error)}. ${HOW_TO_REPLACE}` };
}

/** The text of a baseline file: an entry a line, sorted, so that versions of it can be compared. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = sortedEntries(entries).map(
    ({ path, rule, term, roles, line, count }) => `    ${JSON.stringify({ path, rule, term, roles, line, count })}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

/** Where the first thing stands that is not as it should be, for somebody who looks at the file. */
function whereOf({ issues: [issue] }: z.ZodError): string {
  const [key, index, field] = issue?.path ?? [];
  if (key !== 'findings' || typeof index !== 'number') {
    return 'a baseline has a “version” and a list of “findings”, and nothing else';
  }
  const what = field === undefined ? 'is none that Rolecheck writes' : `has no “${String(field)}” that can be read`;
  return `entry ${index + 1} of its “findings” ${what}`;
}

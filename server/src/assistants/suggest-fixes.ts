import * as z from 'zod';
import { analyze, type Analysis } from '../core/analyze';
import { fixesOf } from '../core/fixes';
import { blocks } from '../core/reference/markdown';
import { ruleNames, type Finding } from '../core/rules/findings';
import { hasStops, plainTextOf, type Draft } from '../core/text/draft';
import { applyEdits, inOrder, type Edit } from '../core/text/edits';
import { Misuse, type Desk, type ReadPlan } from './desk';
import { findingData, findingOutput, inReadingOrder, placeData, placeOutput, sayFinding } from './findings';
import { planArguments, rulesOutput } from './plan-arguments';
import { readPlan, rulesData, sayNotes } from './say-rules';
import { cut, tool } from './tool';

/** For so many findings fixes are worked out at once: each is tried out, which takes an analysis. */
const MOST = 10;

const number = (what: string): z.ZodNumber =>
  z
    .number({ error: `must be a ${what} of the plan, counted from 1` })
    .int('must be a whole number')
    .min(1, 'counts from 1');

const input = () =>
  z.strictObject({
    ...planArguments(),
    line: number('line').optional().describe('The line on which the finding begins, from 1. Without it, all findings.'),
    column: number('column').optional().describe('Its column, from 1, where several findings are on that line.'),
    rule: z
      .enum(ruleNames, { error: `must be one of ${ruleNames.join(', ')}` })
      .optional()
      .describe('The finding’s rule, where several findings are on that line.'),
    fix: z
      .string({ error: 'must be the id of a fix, as an answer without “fix” lists them' })
      .min(1, 'must be the id of a fix, or be left out')
      .optional()
      .describe('The id of one of the fixes that were listed: the answer is then the whole plan with that fix made.'),
    reason: z
      .string({ error: 'must be a reason in words' })
      .min(1, 'must be a reason in words, or be left out')
      .max(500, 'may have at most 500 characters')
      .optional()
      .describe(
        'For fixes that begin with “suppress:”: why the person wants to leave it so, in their words. It stands in the plan.',
      ),
  });

const output = () =>
  z.object({
    findings: z.array(
      findingOutput().extend({
        fixes: z.array(
          z.object({
            id: z.string().describe('To be sent back as “fix”.'),
            title: z.string(),
            preferred: z.boolean().describe('The best one.'),
            edits: z
              .array(z.object({ ...placeOutput(), newText: z.string() }))
              .describe('What the fix changes, in the plan as it is now; all of them belong together.'),
          }),
        ),
      }),
    ),
    more: z.number().int().nonnegative().describe('How many findings besides have not been looked at.'),
    repaired: z
      .object({ fix: z.string(), title: z.string(), text: z.string(), left: z.number().int().nonnegative() })
      .nullable()
      .describe('With “fix”: the whole plan after it, and how many findings are left in that.'),
    ...rulesOutput(),
  });

/** A fix that has been tried out. */
interface TriedFix {
  readonly id: string;
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

interface Repairable {
  readonly finding: Finding;
  readonly fixes: readonly TriedFix[];
}

/** Says how findings can be repaired, and repairs one. */
export const suggestFixes = tool({
  name: 'suggest_fixes',
  title: 'Fix a finding in a marketing plan',
  summary: 'Says how a finding can be repaired: moved to its owner, replaced, shared or accepted with a reason.',
  description:
    'Says how findings of the plan check can be repaired: move the item to the role that owns it, replace it by what the role measures or does instead, give it to both roles, or leave it as it is, with a comment that says why. Every fix was tried out: the finding goes and no other comes. Without “fix” the answer lists the fixes with their edits; with “fix” it is the whole plan after that one fix. No file is changed: make the edits or write the text yourself, after the person has agreed to what it means for their plan. Fix one finding at a time and ask again, since lines move.',
  input,
  output,
  run: async (asked, desk) => {
    const plan = await readPlan(asked, desk);
    if (plan.leftOut !== undefined) throw new Misuse(plan.leftOut);
    const meant = findingsMeant(asked, plan);
    const looked = await repairable(meant.slice(0, MOST), plan.analysis, desk);
    const repaired = asked.fix === undefined ? null : repair(asked.fix, asked.reason, looked, plan.analysis);
    const more = meant.length - looked.length;
    return {
      text: blocks(
        ...(repaired === null ? sayFixes(looked, more, plan.analysis) : sayRepaired(repaired)),
        sayNotes(plan.rules),
      ),
      data: {
        findings: looked.map(({ finding, fixes }) => ({
          ...findingData(finding, plan.analysis),
          fixes: fixes.map(({ id, title, preferred, edits }) => ({
            id,
            title,
            preferred,
            edits: inOrder(edits).map(({ span, draft }) => ({
              ...placeData(span, plan.analysis),
              newText: plainTextOf(draft),
            })),
          })),
        })),
        more,
        repaired,
        ...rulesData(plan.rules),
      },
    };
  },
});

/** The findings that the assistant means. Fails with a sentence where there are none. */
function findingsMeant(
  { line, column, rule }: z.output<ReturnType<typeof input>>,
  { analysis, name = 'the plan' }: ReadPlan,
): readonly Finding[] {
  const all = inReadingOrder(analysis);
  const meant = all.filter((finding) => {
    const place = placeData(finding.span, analysis);
    return (
      (line === undefined || (place.line <= line && line <= place.endLine)) &&
      (column === undefined || (place.column <= column && column <= place.endColumn)) &&
      (rule === undefined || finding.rule === rule)
    );
  });
  if (meant.length > 0) return meant;
  if (all.length === 0) throw new Misuse(`There are no findings in ${name}, so there is nothing to fix.`);
  const lines = [...new Set(all.map(({ span }) => analysis.source.lineAt(span.start) + 1))];
  const listed = lines.slice(0, 20).join(', ') + (lines.length > 20 ? ', …' : '');
  throw new Misuse(`There is no such finding in ${name}. It has findings on these lines: ${listed}.`);
}

async function repairable(
  findings: readonly Finding[],
  analysis: Analysis,
  desk: Desk,
): Promise<readonly Repairable[]> {
  const looked: Repairable[] = [];
  for (const finding of findings) {
    await desk.pause();
    const fixes = fixesOf(finding, analysis).flatMap(({ id, title, preferred, edits: find }) => {
      const edits = find();
      return edits === undefined ? [] : [{ id, title, preferred, edits }];
    });
    looked.push({ finding, fixes });
  }
  return looked;
}

/** The plan after the fix that is meant. Fails with a sentence where there is none, or more than one. */
function repair(
  id: string,
  reason: string | undefined,
  looked: readonly Repairable[],
  analysis: Analysis,
): NonNullable<z.output<ReturnType<typeof output>>['repaired']> {
  const fitting = looked.flatMap(({ fixes }) => fixes.filter((fix) => fix.id === id));
  const [fix, another] = fitting;
  if (fix === undefined) {
    const known = [...new Set(looked.flatMap(({ fixes }) => fixes.map((one) => `“${one.id}”`)))];
    const which = known.length === 0 ? 'None is known for it.' : `There are ${known.slice(0, 20).join(', ')}.`;
    throw new Misuse(`There is no fix “${cut(id)}” for this finding. ${which}`);
  }
  if (another !== undefined) {
    throw new Misuse(
      `Several findings have a fix “${cut(id)}”. Say which finding is meant by its “line”, “column” and “rule”.`,
    );
  }
  const asksWhy = fix.id.startsWith('suppress:') && fix.edits.some(({ draft }) => hasStops(draft));
  if (asksWhy && reason === undefined) {
    throw new Misuse(
      'This fix leaves a comment that says why the plan is right as it is. Ask the person, and send the “reason”.',
    );
  }
  const edits =
    asksWhy && reason !== undefined
      ? fix.edits.map(({ span, draft }) => ({ span, draft: filledWith(asComment(reason), draft) }))
      : fix.edits;
  const text = applyEdits(analysis.source.text, edits);
  const after = analyze(text, analysis, analysis);
  // Where the reason goes has been said by now.
  return { fix: fix.id, title: fix.title.replace(' (say why)', ''), text, left: after.findings.length };
}

/** The draft with words in all of its places. */
function filledWith(words: string, draft: Draft): Draft {
  return draft.map((piece) => (typeof piece === 'string' ? piece : words));
}

/** Words that can stand in a comment and do not end it. */
function asComment(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/--+/gu, '–').replace(/[<>]/gu, '').trim();
}

function sayFixes(looked: readonly Repairable[], more: number, analysis: Analysis): readonly string[] {
  const parts = looked.map(({ finding, fixes }) => {
    const list = fixes.map(({ id, title, preferred }) => `   - ${id}: ${title}${preferred ? ' (best)' : ''}`);
    const what = fixes.length === 0 ? ['   No fix is known: this one is up to the person.'] : ['   Fixes:', ...list];
    return [sayFinding(finding, analysis), ...what].join('\n');
  });
  return more > 0 ? [...parts, `${more} more findings: name the “line” of the one that you want to fix.`] : parts;
}

function sayRepaired({
  title,
  text,
  left,
}: NonNullable<z.output<ReturnType<typeof output>>['repaired']>): readonly string[] {
  const rest = left === 0 ? 'No findings are left.' : `Findings that are left: ${left}.`;
  return [`${title}: done in the text below; the file is as it was. ${rest}`, fenced(text)];
}

/** The text in a code block that nothing in it can close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

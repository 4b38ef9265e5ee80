import * as z from 'zod';
import type { Analysis } from '../core/analyze';
import { ruleNames, type Finding } from '../core/rules/findings';
import { compareSpans, type Span } from '../core/text/span';
import { cut } from './tool';

const count = () => z.number().int().nonnegative();
const place = () => z.number().int().positive();

/** A stretch of a plan. */
export const placeOutput = () => ({ line: place(), column: place(), endLine: place(), endColumn: place() });

/** A finding as data, after the example of `rolecheck check --format json`. */
export const findingOutput = () =>
  z.object({
    ...placeOutput(),
    quote: z.string().describe('The words that are marked.'),
    rule: z.enum(ruleNames),
    severity: z.enum(['error', 'warning', 'information', 'hint']),
    term: z.string().nullable().describe('What is misplaced, by its id.'),
    roles: z.array(z.string()).describe('The roles that it was given to, by id.'),
    arguable: z.boolean().describe('Practice differs on it: a proposal rather than a mistake.'),
    what: z.string(),
    why: z.string(),
    todo: z.string(),
    because: z
      .array(z.object({ line: place(), message: z.string() }))
      .describe('The places in the plan that the finding rests on.'),
  });

/** Findings by severity. */
export const severitiesOutput = () =>
  z.object({ error: count(), warning: count(), information: count(), hint: count() });

/** The findings in reading order, as reports list them. */
export function inReadingOrder({ findings }: Analysis): readonly Finding[] {
  return [...findings].sort((a, b) => compareSpans(a.span, b.span));
}

/** A stretch of the plan as data: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export function placeData(span: Span, { source }: Analysis): z.output<z.ZodObject<ReturnType<typeof placeOutput>>> {
  const { start, end } = source.rangeOf(span);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A finding as data. */
export function findingData(finding: Finding, analysis: Analysis): z.output<ReturnType<typeof findingOutput>> {
  const { rule, severity, span, term, roles, arguable, words, related } = finding;
  return {
    ...placeData(span, analysis),
    quote: cut(analysis.source.slice(span)),
    rule,
    severity,
    term: term ?? null,
    roles: [...(roles ?? [])],
    arguable: arguable ?? false,
    ...words,
    because: related.map((place) => ({ line: analysis.source.lineAt(place.span.start) + 1, message: place.message })),
  };
}

/** A finding in a paragraph: where it is, what is wrong, why, and what to do. */
export function sayFinding(finding: Finding, analysis: Analysis): string {
  const { line, column, quote, rule, severity, arguable, what, why, todo } = findingData(finding, analysis);
  const firm = arguable ? ', practice differs' : '';
  return [`Line ${line}, column ${column}: “${quote}” (${rule}, ${severity}${firm})`, what, why, todo]
    .filter((part) => part !== '')
    .join('\n   ');
}

/** “3 findings: 2 warnings, 1 hint” */
export function sayCount(findings: readonly Finding[]): string {
  const severities = countSeverities(findings);
  const parts = Object.entries(severities)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => counted(number, severity));
  return `${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): z.output<ReturnType<typeof severitiesOutput>> {
  const severities = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) severities[severity]++;
  return severities;
}

function counted(number: number, what: string): string {
  const plural = what === 'information' ? what : `${what}s`;
  return `${number} ${number === 1 ? what : plural}`;
}

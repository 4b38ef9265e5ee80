import * as z from 'zod';
import type { Analysis } from '../core/analyze';
import { blocks } from '../core/reference/markdown';
import type { Finding } from '../core/rules/findings';
import type { ReadPlan } from './desk';
import {
  countSeverities,
  findingData,
  findingOutput,
  inReadingOrder,
  sayCount,
  sayFinding,
  severitiesOutput,
} from './findings';
import { planArguments, rulesOutput } from './plan-arguments';
import { readPlan, rulesData, sayNotes } from './say-rules';
import { tool } from './tool';
import { whatIsGiven, type Given } from './what-is-given';

/** How many findings one answer holds at most. */
const MOST = 100;

const output = () =>
  z.object({
    name: z.string().nullable().describe('The plan’s file, if it has one.'),
    isPlan: z
      .boolean()
      .describe(
        'Whether the text reads as a plan that gives things to roles. Nothing is checked in a text that does not.',
      ),
    leftOut: z
      .string()
      .nullable()
      .describe('Why the file was not checked, where the team or the settings leave it out.'),
    total: z.number().int().nonnegative().describe(`How many findings there are; at most ${MOST} are listed.`),
    severities: severitiesOutput(),
    findings: z.array(findingOutput()),
    given: z
      .array(
        z.object({
          role: z.string(),
          own: z.array(z.string()).describe('Given to the role, and its own or shared by it.'),
          outside: z.array(z.string()).describe('Given to the role, and another’s.'),
        }),
      )
      .describe('What the plan gives to each role, as it was read.'),
    ...rulesOutput(),
  });

/** Checks a plan. */
export const checkPlan = tool({
  name: 'check_plan',
  title: 'Check a marketing plan for misplaced roles',
  summary: 'Flags metrics, tactics, goals, audiences and skills that stand with the wrong role in a marketing plan.',
  description:
    'Checks a marketing plan, strategy, job description or KPI list in Markdown: which metric, tactic, objective, audience or skill is given to a role that does not own it? Knows community management, social media management, brand management and marketing, and the roles that a team adds. Answers each finding with its line and column (from 1, columns in UTF-16 code units), why it is one, and what to do. Use it whenever somebody writes, reviews or changes such a plan, and again after changes. The check is by rules and sources, the same every time; do not guess what it would say. A text that gives nothing to any role is no plan, and has no findings. To repair a finding use the tool for fixes.',
  input: () => z.strictObject(planArguments()),
  output,
  run: async (asked, desk) => {
    const plan = await readPlan(asked, desk);
    const { analysis, leftOut, name, rules } = plan;
    const findings = leftOut === undefined ? inReadingOrder(analysis) : [];
    const given = leftOut === undefined && analysis.isPlan ? whatIsGiven(analysis) : [];
    return {
      text: blocks(...sayPlan(plan, findings, given), sayNotes(rules)),
      data: {
        name: name ?? null,
        isPlan: analysis.isPlan,
        leftOut: leftOut ?? null,
        total: findings.length,
        severities: countSeverities(findings),
        findings: findings.slice(0, MOST).map((finding) => findingData(finding, analysis)),
        given: given.map(({ role, own, outside }) => ({ role, own: [...own], outside: [...outside] })),
        ...rulesData(rules),
      },
    };
  },
});

function sayPlan(
  { analysis, leftOut, name = 'the plan' }: ReadPlan,
  findings: readonly Finding[],
  given: readonly Given[],
): readonly string[] {
  if (leftOut !== undefined) return [leftOut];
  if (!analysis.isPlan) return [sayNoPlan(analysis, name), ...listed(findings, analysis)];
  const roles = given.map(
    ({ role, own, outside }) =>
      `- ${role}: ${[...own, ...outside.map((label) => `${label} (another’s)`)].join(', ') || 'nothing'}`,
  );
  const read = roles.length === 0 ? [] : [`As it was read, the plan gives:\n${roles.join('\n')}`];
  if (findings.length === 0)
    return [`No findings in ${name}: everything that it gives to a role may stand there.`, ...read];
  return [`${sayCount(findings)}, in ${name}.`, ...listed(findings, analysis), ...read];
}

function sayNoPlan({ directives }: Analysis, name: string): string {
  const silenced = directives.length > 0 ? ' Comments or front matter in it speak to Rolecheck.' : '';
  return `${capitalised(name)} does not read as a plan, so nothing was checked.${silenced} A plan names a role, in a heading such as “## Community management”, as an owner or in a sentence, and lists what is theirs. This does not mean that the plan is right.`;
}

function listed(findings: readonly Finding[], analysis: Analysis): readonly string[] {
  const shown = findings.slice(0, MOST).map((finding, index) => `${index + 1}. ${sayFinding(finding, analysis)}`);
  const more = findings.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more.`] : shown;
}

function capitalised(name: string): string {
  return name === 'the plan' ? 'The text' : name;
}

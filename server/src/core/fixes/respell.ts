import type { Analysis } from '../analyze';
import { meantKey, meantKeyword, meantName } from '../rules/meant-names';
import type { Finding } from '../rules/findings';
import { isRuleName } from '../rules/suppressions';
import { replaceBy } from '../text/edits';
import type { FindFixes } from './fix';
import { firstVerified } from './verify';

/** Writes what a mistyped word of a directive was meant to be. */
export const findRespellings: FindFixes = (finding, analysis) => {
  if (finding.rule !== 'unused-suppression') return [];
  const meant = meantAt(finding, analysis);
  if (meant === undefined) return [];
  return [
    {
      id: 'respell',
      title: `Write “${meant}” instead of “${analysis.source.slice(finding.span)}”`,
      preferred: true,
      edits: () => firstVerified(finding, analysis, [() => [replaceBy(finding.span, meant)]])?.edits,
    },
  ];
};

function meantAt({ span }: Finding, { directives, plan, taxonomy, source }: Analysis): string | undefined {
  const typed = source.slice(span);
  const slip = plan.switches.flatMap(({ slips }) => slips).find((one) => one.span.start === span.start);
  if (slip !== undefined) return slip.kind === 'key' ? meantKey(typed) : undefined;
  const directive = directives.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (directive === undefined) return undefined;
  if (directive.kind === undefined) return directive.keyword.start === span.start ? meantKeyword(typed) : undefined;
  const name = directive.names.find(({ start, end }) => start === span.start && end === span.end);
  if (name?.text !== typed || isRuleName(typed) || taxonomy.term(typed) !== undefined) return undefined;
  return meantName(typed, taxonomy);
}

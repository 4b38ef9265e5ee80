import { strict as assert } from 'node:assert';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import type { FindFixes, Fix } from '../../server/src/core/fixes/fix';
import type { Finding } from '../../server/src/core/rules/findings';
import { snippetOf } from '../../server/src/core/text/draft';
import { applyEdits, inOrder } from '../../server/src/core/text/edits';
import { stripMarks } from './specimens';
import { taxonomy } from './taxonomy';

/** A plan with the finding that stands where its `«…»` marks stood. */
export interface MarkedFinding {
  readonly analysis: Analysis;
  readonly finding: Finding;
}

/** Reads a plan in which one finding is marked. */
export function findingIn(marked: string): MarkedFinding {
  const { text, marks } = stripMarks(marked);
  const analysis = analyze(text, { taxonomy });
  const [mark] = marks;
  const finding = analysis.findings.find(({ span }) => span.start === mark?.start && span.end === mark.end);
  const found = analysis.findings.map(({ span }) => analysis.source.slice(span));
  assert.ok(finding, `Nothing is found at the mark, but: ${found.join(', ') || 'nothing at all'}`);
  return { analysis, finding };
}

/** The fixes that are offered for the marked finding: those that have edits. */
export function offered(marked: string, find: FindFixes): readonly Fix[] {
  const { analysis, finding } = findingIn(marked);
  return find(finding, analysis).filter((fix) => fix.edits() !== undefined);
}

/** The plan after the fix, with the places to fill in as snippets write them: `${1:why}`. */
export function fixed(marked: string, find: FindFixes, id: string): string {
  const { analysis, finding } = findingIn(marked);
  const fixes = find(finding, analysis);
  const fix = fixes.find((candidate) => candidate.id === id);
  assert.ok(fix, `No “${id}” is offered, but: ${fixes.map((one) => one.id).join(', ') || 'nothing at all'}`);
  const edits = fix.edits();
  assert.ok(edits, `“${fix.title}” has no edits.`);
  const { text } = analysis.source;
  const after = analyze(applyEdits(text, edits), { taxonomy });
  assert.ok(
    !after.findings.some((left) => left.rule === finding.rule && left.span.start === finding.span.start),
    'The finding is still there.',
  );
  let result = '';
  let at = 0;
  for (const { span, draft } of inOrder(edits)) {
    result += text.slice(at, span.start) + snippetOf(draft);
    at = span.end;
  }
  return result + text.slice(at);
}

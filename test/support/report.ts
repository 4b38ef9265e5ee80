import assert from 'node:assert/strict';
import type { FormatOptions } from '../../server/src/cli/formats/format';
import type { CheckedPlan, Report } from '../../server/src/cli/report';
import type { Finding } from '../../server/src/core/rules/findings';
import { SourceText } from '../../server/src/core/text/source-text';
import { taxonomy } from './taxonomy';

/** As reports are written for a pipeline, in a repository in which all paths are right as they are. */
export const inRepository: FormatOptions = { colours: false, nameOf: (path) => path };

/** A plan with a finding at each «mark», in their order; what `parts` say of each goes before the usual. */
export function planWith(path: string, marked: string, ...parts: readonly Partial<Finding>[]): CheckedPlan {
  const pieces = marked.split(/[«»]/u);
  assert.equal(pieces.length % 2, 1, 'marks come in pairs');
  const findings: Finding[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      findings.push({
        rule: 'metric-outside-role',
        severity: 'warning',
        span: { start: text.length, end: text.length + piece.length },
        words: { what: `“${piece}” is misplaced.`, why: 'It misleads.', todo: 'Move it.' },
        related: [],
        term: 'click-through-rate',
        roles: ['community-management'],
        ...parts[findings.length],
      });
    }
    text += piece;
  }
  return { path, source: new SourceText(text), findings };
}

/** A report on these plans. */
export function reportOn(plans: readonly CheckedPlan[], parts: Partial<Report> = {}): Report {
  return { version: '1.2.3', taxonomy: async () => taxonomy, plans, troubles: [], ...parts };
}

const rules = planWith('.rolecheck.yaml', '# Ours\nrules: { metric-outside-role: «eror» }\n');

/** A run in which everything went wrong that can: a file that is not there, and a mistake in the team's rules. */
export const brokenRun: Pick<Report, 'troubles' | 'configs'> = {
  troubles: [{ path: 'gone & lost.md', message: 'there is no file or folder of this name.' }],
  configs: [
    {
      ...rules,
      problems: rules.findings.map(({ span }) => ({ span, severity: 'error', message: 'There is no level “eror”.' })),
    },
  ],
};

/** Texts that break reports: marks of every format, control characters, halves of characters, wide ones. */
export const awkward =
  '50 % <b> & "x" \'y\' ]]> [a](http://b) ::error::c | `d` *e* @ada #12 \u0000\u001B\uD800 👩‍👩‍👧 é\nnext';

import assert from 'node:assert/strict';
import { json, type JsonReport } from '../../server/src/cli/formats/json';
import { stylish } from '../../server/src/cli/formats/stylish';
import type { FormatOptions } from '../../server/src/cli/formats/format';
import type { CheckedPlan, Report } from '../../server/src/cli/report';
import type { Finding } from '../../server/src/core/rules/findings';
import { SourceText } from '../../server/src/core/text/source-text';
import { taxonomy } from '../support/taxonomy';

const source = new SourceText('# Community 👥\r\n\r\n- 🎯\tCTR\r\n- Reach\r\n');

function finding(at: string, parts: Partial<Finding> = {}): Finding {
  const start = source.text.indexOf(at);
  assert.ok(start >= 0);
  return {
    rule: 'metric-outside-role',
    severity: 'warning',
    span: { start, end: start + at.length },
    words: { what: `${at} is misplaced.`, why: 'It misleads.', todo: 'Move it.' },
    related: [],
    ...parts,
  };
}

const heading = finding('Community 👥').span;
const plan: CheckedPlan = {
  path: 'plans/plan.md',
  source,
  findings: [
    finding('CTR', {
      term: 'click-through-rate',
      roles: ['community-management'],
      related: [{ span: heading, message: 'This heading sets the role.' }],
    }),
    finding('Reach', { severity: 'information', words: { what: 'Reach is misplaced.', why: '', todo: '' } }),
  ],
};
const clean: CheckedPlan = { path: 'clean.md', source: new SourceText(''), findings: [] };

const inRepository: FormatOptions = { colours: false, nameOf: (path) => path };

function report(parts: Partial<Report> = {}): Report {
  return { version: '1.2.3', taxonomy: async () => taxonomy, plans: [plan, clean], troubles: [], ...parts };
}

describe('the report for people', () => {
  const plain = inRepository;

  it('shows where, what, why, what to do, and what set the role', () => {
    assert.equal(
      stylish(report(), plain),
      [
        'plans/plan.md:3:6  warning  metric-outside-role',
        '    - 🎯\tCTR',
        '        \t^~~',
        '  CTR is misplaced.',
        '  Why:    It misleads.',
        '  To do:  Move it.',
        '  See:    plans/plan.md:1:3  This heading sets the role.',
        '',
        'plans/plan.md:4:3  information  metric-outside-role',
        '    - Reach',
        '      ^~~~~',
        '  Reach is misplaced.',
        '',
        '2 findings in 1 of 2 files: 1 warning, 1 information.',
        '',
      ].join('\n'),
    );
  });

  it('says nothing where nothing was found', () => {
    assert.equal(stylish(report({ plans: [clean, clean] }), plain), '');
  });

  it('counts in words', () => {
    const findings = [finding('CTR'), finding('Reach'), finding('Reach', { severity: 'error' })];
    assert.match(stylish(report({ plans: [{ ...plan, findings }] }), plain), /\n3 findings: 1 error, 2 warnings\.\n$/u);
    assert.match(
      stylish(report({ plans: [{ ...plan, findings: [finding('CTR')] }] }), plain),
      /\n1 finding: 1 warning\.\n$/u,
    );
  });

  it('points to the end of the line where a finding goes beyond it', () => {
    const start = source.text.indexOf('CTR');
    const beyond = { ...plan, findings: [finding('CTR', { span: { start, end: source.length } })] };
    assert.match(stylish(report({ plans: [beyond] }), plain), /\n {8}\t\^~~\n/u);
  });

  it('never hands a plan or a file name to the terminal as commands', () => {
    const words = { what: 'The \u001B[2J word.', why: 'a\nb', todo: '' };
    const evil = { ...plan, path: 'a\u001B[2J.md', findings: [finding('CTR', { words })] };
    const text = stylish(report({ plans: [evil] }), plain);
    assert.doesNotMatch(text, /\u001B/u);
    assert.match(text, /a\uFFFDb/u);
  });

  it('uses colours where they are shown, and the same words', () => {
    const coloured = stylish(report(), { ...inRepository, colours: true });
    assert.match(coloured, /\u001B\[33mwarning\u001B\[39m/u);
    assert.equal(coloured.replace(/\u001B\[\d+m/gu, ''), stylish(report(), plain));
  });
});

describe('the report for programs', () => {
  const parse = (text: string): JsonReport => JSON.parse(text) as JsonReport;

  it('has the documented shape, with places counted from 1', () => {
    const ctr = plan.findings[0]?.span;
    assert.ok(ctr);
    const troubles = [{ path: 'gone.md', message: 'there is no file or folder of this name.' }];
    assert.deepEqual(
      parse(
        json(report({ troubles, plans: [{ ...plan, findings: plan.findings.slice(0, 1) }, clean] }), {
          ...inRepository,
          colours: true,
        }),
      ),
      {
        version: '1.2.3',
        files: [
          {
            path: 'plans/plan.md',
            findings: [
              {
                rule: 'metric-outside-role',
                severity: 'warning',
                line: 3,
                column: '- 🎯\t'.length + 1,
                endLine: 3,
                endColumn: '- 🎯\tCTR'.length + 1,
                offset: ctr.start,
                endOffset: ctr.end,
                term: 'click-through-rate',
                roles: ['community-management'],
                what: 'CTR is misplaced.',
                why: 'It misleads.',
                todo: 'Move it.',
                related: [
                  {
                    line: 1,
                    column: '# '.length + 1,
                    endLine: 1,
                    endColumn: '# Community 👥'.length + 1,
                    offset: heading.start,
                    endOffset: heading.end,
                    message: 'This heading sets the role.',
                  },
                ],
              },
            ],
          },
          { path: 'clean.md', findings: [] },
        ],
        errors: troubles,
        summary: { files: 2, findings: 1, errors: 1, severities: { error: 0, warning: 1, information: 0, hint: 0 } },
      },
    );
  });

  it('has null and an empty list where a finding is about no term', () => {
    const { files } = parse(json(report({ plans: [{ ...plan, findings: [finding('CTR')] }] }), inRepository));
    const about = files.flatMap(({ findings }) => findings.map(({ term, roles }) => ({ term, roles })));
    assert.deepEqual(about, [{ term: null, roles: [] }]);
  });

  it('is there even when nothing was found', () => {
    const { summary } = parse(json(report({ plans: [] }), inRepository));
    assert.deepEqual(summary, {
      files: 0,
      findings: 0,
      errors: 0,
      severities: { error: 0, warning: 0, information: 0, hint: 0 },
    });
  });
});

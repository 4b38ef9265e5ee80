import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { loadBuiltinTaxonomy } from '../../server/src/builtin-taxonomy';
import { rules } from '../../server/src/core/rules/registry';
import { rulePages, specimensOf, stripMarks } from '../support/specimens';

const taxonomy = loadBuiltinTaxonomy();

describe('rule pages', () => {
  it('stand beside every rule, and no page is without its rule', () => {
    assert.deepEqual([...rulePages()].sort(), rules.map((rule) => rule.name).sort());
  });

  for (const rule of rules) {
    describe(rule.name, () => {
      const specimens = specimensOf(rule.name);

      it('shows plans that it flags and plans that it leaves alone', () => {
        assert.ok(specimens.some((specimen) => specimen.flagged) && specimens.some((specimen) => !specimen.flagged));
      });

      for (const specimen of specimens) {
        it(specimen.title, () => {
          const { text, marks } = stripMarks(specimen.marked);
          const { findings, isPlan } = analyze(text, { taxonomy });
          assert.equal(marks.length > 0, specimen.flagged, 'a flagged specimen has marks, a silent one has none');
          assert.ok(isPlan, 'a specimen is a plan, or its silence says nothing');
          assert.deepEqual(
            findings.map(
              (finding) =>
                `${finding.rule}: ${text.slice(finding.span.start, finding.span.end)} @${finding.span.start}`,
            ),
            marks.map((mark) => `${rule.name}: ${text.slice(mark.start, mark.end)} @${mark.start}`),
          );
        });
      }
    });
  }
});

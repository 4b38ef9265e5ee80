import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { ruleNames } from '../../server/src/core/rules/findings';
import { rules } from '../../server/src/core/rules/registry';
import { settingsSchema } from '../../server/src/core/settings-schema';
import { readManifest } from '../support/manifest';
import { rulePages, specimensOf, stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: {
        readonly 'rolecheck.rules': {
          readonly properties: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
        };
      };
    };
  };
}

function firstSentence(page: string): string {
  return (/^#[^\n]*\s+(.*?\.)(?=\s)/s.exec(page)?.[1] ?? '').replaceAll('\n', ' ');
}

describe('rule pages', () => {
  it('stand beside every rule, and no page is without its rule', () => {
    assert.deepEqual([...rulePages()].sort(), rules.map((rule) => rule.name).sort());
  });

  it('are documented in the order in which settings and suppressions name the rules', () => {
    assert.deepEqual(
      rules.map((rule) => rule.name),
      [...ruleNames],
    );
  });

  it('give the settings of the editor their names, levels and first sentences', () => {
    const { contributes } = readManifest() as Manifest;
    const offered = contributes.configuration.properties['rolecheck.rules'].properties;
    assert.deepEqual(
      Object.entries(offered).map(([name, setting]) => [name, setting.default, setting.description]),
      rules.map(({ name, severity, page }) => [name, severity, firstSentence(page)]),
    );
  });

  for (const rule of rules) {
    describe(rule.name, () => {
      const specimens = specimensOf(rule.name);
      // A rule that waits to be asked is asked on its own page, and nowhere else.
      const settings = settingsSchema().parse({ rules: rule.severity === 'off' ? { [rule.name]: 'hint' } : {} });

      it('shows plans that it flags and plans that it leaves alone', () => {
        assert.ok(specimens.some((specimen) => specimen.flagged) && specimens.some((specimen) => !specimen.flagged));
      });

      for (const specimen of specimens) {
        it(specimen.title, () => {
          const { text, marks } = stripMarks(specimen.marked);
          const { findings, isPlan } = analyze(text, { taxonomy, settings });
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

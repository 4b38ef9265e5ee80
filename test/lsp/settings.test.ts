import assert from 'node:assert/strict';
import {
  defaultServerSettings,
  readSettings,
  sectionOf,
  type ServerSettings,
  type SettingsProblem,
} from '../../server/src/lsp/settings';

function messages(problems: readonly SettingsProblem[]): readonly string[] {
  return problems.map(({ message }) => message);
}

describe('reading the settings', () => {
  const lastGood: ServerSettings = {
    enable: false,
    arguable: 'off',
    codeLens: false,
    rules: { 'metric-outside-role': 'error', 'skill-outside-role': 'off' },
  };

  it('uses the defaults for what is left out', () => {
    const expected = { settings: defaultServerSettings, problems: [] };
    assert.deepEqual(readSettings({}, lastGood), expected);
    assert.deepEqual(readSettings(null, lastGood), expected);
    assert.deepEqual(readSettings({ enable: null, rules: null, arguable: null, codeLens: null }, lastGood), expected);
  });

  it('takes over good values and passes over those that it does not know', () => {
    const rules = { 'metric-outside-role': 'hint' };
    const raw = { enable: false, arguable: 'same', codeLens: false, rules, trace: 'verbose' };
    const { trace, ...settings } = raw;
    assert.equal(trace, 'verbose');
    assert.deepEqual(readSettings(raw), { settings, problems: [] });
  });

  it('keeps the last good value of a setting that is wrong, and takes the others over', () => {
    const { settings, problems } = readSettings({ enable: 'yes', arguable: 'same', codeLens: 1 }, lastGood);
    assert.deepEqual(settings, { enable: false, arguable: 'same', codeLens: false, rules: {} });
    assert.deepEqual(messages(problems), [
      'The setting "rolecheck.enable" is "yes", but it can only be true or false. false stays in force.',
      'The setting "rolecheck.codeLens" is 1, but it can only be true or false. false stays in force.',
    ]);
  });

  it('falls back to the default where there is no good value yet', () => {
    const { settings, problems } = readSettings({ arguable: 'sometimes' });
    assert.deepEqual(settings, defaultServerSettings);
    assert.deepEqual(messages(problems), [
      'The setting "rolecheck.arguable" is "sometimes", but it can only be milder, same or off. "milder" stays in force.',
    ]);
  });

  it('judges every rule on its own', () => {
    const rules = { 'metric-outside-role': 'fatal', 'skill-outside-role': 'hint', 'tactic-outside-role': 3 };
    const { settings, problems } = readSettings({ enable: false, arguable: 'off', rules }, lastGood);
    assert.deepEqual(settings.rules, { 'metric-outside-role': 'error', 'skill-outside-role': 'hint' });
    assert.deepEqual(messages(problems), [
      'The setting "rolecheck.rules.metric-outside-role" is "fatal", but it can only be error, warning, information, hint or off. "error" stays in force.',
      'The setting "rolecheck.rules.tactic-outside-role" is 3, but it can only be error, warning, information, hint or off. The default stays in force.',
    ]);
  });

  it('says which rule was meant by a name that is none', () => {
    const { settings, problems } = readSettings({ rules: { 'metrics-outside-role': 'off', 'owner-conflict': 'off' } });
    assert.deepEqual(settings.rules, { 'owner-conflict': 'off' });
    assert.deepEqual(messages(problems), [
      'The setting "rolecheck.rules" names "metrics-outside-role", and there is no such rule. Did you mean "metric-outside-role"?',
    ]);
  });

  for (const raw of ['off', 7, ['enable'], false]) {
    it(`keeps everything when the section is ${JSON.stringify(raw)}`, () => {
      const { settings, problems } = readSettings(raw, lastGood);
      assert.equal(settings, lastGood);
      assert.equal(problems.length, 1);
      assert.match(messages(problems)[0] ?? '', /^The setting "rolecheck" is .* The settings stay as they were\.$/u);
    });
  }

  it('says which setting of the editor is meant, so that it can be opened', () => {
    const { problems } = readSettings({ enable: 'yes', rules: { 'skill-outside-role': 'loud', nothing: 'off' } });
    assert.deepEqual(
      problems.map(({ setting }) => setting),
      ['rolecheck.enable', 'rolecheck.rules', 'rolecheck.rules'],
    );
    assert.equal(readSettings('off').problems[0]?.setting, 'rolecheck');
  });

  it('keeps the rules when they are no group', () => {
    const { settings, problems } = readSettings({ rules: 'off' }, lastGood);
    assert.equal(settings.rules, lastGood.rules);
    assert.equal(problems.length, 1);
  });

  it('finds the section whether it comes with its name or alone', () => {
    assert.deepEqual(sectionOf({ rolecheck: { enable: false } }), { enable: false });
    assert.deepEqual(sectionOf({ enable: false }), { enable: false });
  });

  it('finds nothing in what is not about Rolecheck', () => {
    for (const payload of [null, undefined, {}, { editor: { enable: false } }, [], 'off']) {
      assert.equal(sectionOf(payload), undefined);
    }
  });
});

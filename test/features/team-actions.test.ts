import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { defaultSettings } from '../../server/src/core/settings';
import {
  readTeamActionData,
  resolveTeamAction,
  teamActionsOf,
  type TeamFile,
} from '../../server/src/features/config/team-actions';
import { builtinTaxonomy } from '../support/real-world';

const folder = 'file:///team/';
const planUri = `${folder}plans/spring.md`;
const uri = `${folder}.rolecheck.yaml`;

const plan = `# Spring

## Community management

### KPIs

- Conversion rate above 3 %
- Member retention above 80 %

## Fan relations

| What | Owner |
| --- | --- |
| CTR | Community |
| Reach | Crowd Wizards |

We look at swarm score every week.
`;

const house = `# What we agreed on

rules:
  skill-outside-role: off   # nobody minds

terms:
  # asked for by growth
  click-through-rate:
    forms: [ "click rate" ]  # as we say
`;

/** The plan as it reads with what the team's file says. */
function analyzed(config: string | undefined): Analysis {
  const layers = config === undefined ? [] : [{ uri, reading: readConfig(config) }];
  const resolved = resolveConfig(builtinTaxonomy, layers);
  assert.deepEqual([...resolved.problems.values()].flat(), []);
  const { taxonomy, rules, arguable, isIncluded, isExcluded } = resolved.forPlan(planUri);
  if (isExcluded) return analyze('', { taxonomy });
  const settings = { rules: { ...rules }, arguable: arguable ?? defaultSettings.arguable };
  return analyze(plan, { taxonomy, settings, isIncluded });
}

function fileWith(text: string | undefined): TeamFile {
  return { uri, text, version: null, name: '.rolecheck.yaml', plan: 'plans/spring.md' };
}

const able = { creates: true, versions: true, resolves: false };

/** The actions where these words of the plan stand; all of them are selected if asked for. */
function actionsAt(
  words: string,
  {
    config,
    selected = false,
    trigger = CodeActionTriggerKind.Invoked,
    abilities = able,
  }: {
    readonly config?: string;
    readonly selected?: boolean;
    readonly trigger?: CodeActionTriggerKind;
    readonly abilities?: typeof able;
  } = {},
): CodeAction[] {
  const analysis = analyzed(config);
  const start = plan.indexOf(words);
  assert.ok(start >= 0, words);
  const end = selected ? start + words.length : start + 1;
  const range = analysis.source.rangeOf({ start: selected ? start : end, end });
  const context: CodeActionContext = { diagnostics: [], triggerKind: trigger };
  return teamActionsOf(analysis, range, context, { uri: planUri, file: fileWith(config), abilities });
}

/** What the team's file says after the action. */
function written({ edit }: CodeAction, before: string | undefined): string {
  const changes = edit?.documentChanges ?? [];
  const creates = changes.some((change) => 'kind' in change && change.kind === 'create' && change.uri === uri);
  assert.equal(creates, before === undefined, 'A file that is not there is made first, one that is there never.');
  const document = TextDocument.create(uri, 'yaml', 0, before ?? '');
  const edits = changes.flatMap((change) => ('edits' in change ? change.edits : []));
  for (const change of changes) if ('edits' in change) assert.equal(change.textDocument.uri, uri);
  return TextDocument.applyEdits(
    document,
    edits.map(({ range, ...one }) => ({ range, newText: 'newText' in one ? one.newText : '' })),
  );
}

function chosen(actions: readonly CodeAction[], title: string): CodeAction {
  const action = actions.find((one) => one.title.startsWith(title));
  assert.ok(action, `“${title}” is not among ${actions.map((one) => one.title).join(' | ')}`);
  return action;
}

const findingsOf = ({ findings }: Analysis): readonly string[] => findings.map(({ rule, term }) => `${rule} ${term}`);

const ends: readonly (readonly [title: string, gone: string])[] = [
  ['Let community management own “Conversion rate”', 'metric-outside-role conversion-rate'],
  ['Let community management share “Conversion rate”', 'metric-outside-role conversion-rate'],
  ['Switch off “metric outside role”', 'metric-outside-role conversion-rate'],
  ['Never check this file', 'metric-outside-role conversion-rate'],
];

describe('Decisions of a team about a finding', () => {
  it('start from a plan with findings', () => {
    assert.deepEqual(findingsOf(analyzed(undefined)), [
      'metric-outside-role conversion-rate',
      'metric-outside-role click-through-rate',
    ]);
  });

  for (const [title, gone] of ends) {
    it(`“${title}” ends the finding, in a new file`, () => {
      const text = written(chosen(actionsAt('Conversion rate'), title), undefined);
      assert.ok(!findingsOf(analyzed(text)).includes(gone), text);
    });

    it(`“${title}” ends the finding and keeps all else that the file says`, () => {
      const text = written(chosen(actionsAt('Conversion rate', { config: house }), title), house);
      assert.ok(!findingsOf(analyzed(text)).includes(gone), text);
      const lines = text.split('\n');
      for (const line of house.split('\n'))
        assert.ok(lines.includes(line), `The line “${line}” is as it was:\n${text}`);
    });
  }

  it('keeps a longer phrase from being read as the term, where one is selected', () => {
    const phrase = 'Conversion rate above';
    const actions = actionsAt(phrase, { selected: true });
    const text = written(chosen(actions, `Never read “${phrase}” as “Conversion rate”`), undefined);
    assert.ok(!findingsOf(analyzed(text)).includes('metric-outside-role conversion-rate'));
    assert.ok(!actionsAt('Conversion rate', { selected: true }).some(({ title }) => title.startsWith('Never read')));
  });

  it('shows the findings of a rule one level milder', () => {
    const text = written(chosen(actionsAt('Conversion rate'), 'Show “metric outside role” as information'), undefined);
    assert.deepEqual(
      analyzed(text).findings.map(({ severity }) => severity),
      ['information', 'information'],
    );
  });

  it('name the file that they write, and say so where it is a new one', () => {
    for (const { title } of actionsAt('Conversion rate')) assert.match(title, / \(in a new \.rolecheck\.yaml\)$/);
    for (const { title } of actionsAt('Conversion rate', { config: house }))
      assert.match(title, / \(in \.rolecheck\.yaml\)$/);
  });

  it('keep a heading that only sounds like a role from giving one, and never offer that for its plain name', () => {
    const analysis = analyze(plan.replace('## Community management', '## Community team corner'), {
      taxonomy: builtinTaxonomy,
    });
    const start = analysis.source.text.indexOf('Conversion rate');
    const range = analysis.source.rangeOf({ start, end: start });
    const context: CodeActionContext = { diagnostics: [] };
    const target = { uri: planUri, file: fileWith(undefined), abilities: able };
    const titles = teamActionsOf(analysis, range, context, target).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Never count “Community team corner” as community management')),
      titles.join('\n'),
    );
    assert.ok(!actionsAt('Conversion rate').some(({ title }) => title.startsWith('Never count')));
  });

  it('do not count an owner cell as a label that sounds like a role', () => {
    assert.ok(!actionsAt('CTR').some(({ title }) => title.startsWith('Never count')));
  });

  it('are not offered to a client that cannot make the file', () => {
    assert.deepEqual(actionsAt('Conversion rate', { abilities: { ...able, creates: false } }), []);
    assert.ok(actionsAt('Conversion rate', { config: house, abilities: { ...able, creates: false } }).length > 0);
  });

  it('wait with what they write until one is chosen, where the client can', () => {
    const abilities = { ...able, resolves: true };
    const offered = actionsAt('Conversion rate', { config: house, abilities });
    assert.ok(offered.length > 3);
    assert.ok(offered.every(({ edit }) => edit === undefined));
    const read = readTeamActionData(JSON.parse(JSON.stringify(offered[0]?.data)));
    assert.ok(read);
    assert.deepEqual(
      resolveTeamAction(read, fileWith(house), abilities),
      actionsAt('Conversion rate', { config: house })[0]?.edit,
    );
  });

  it('are none where a client sends something else back', () => {
    for (const data of [
      undefined,
      null,
      1,
      {},
      { uri },
      { uri, change: 'x' },
      { uri, change: { kind: 'set', path: [1], value: 'own' } },
    ])
      assert.equal(readTeamActionData(data), undefined);
  });

  it('are not offered for a file with mistakes in it, which only its writer can mend', () => {
    const analysis = analyzed(undefined);
    const start = plan.indexOf('Conversion rate');
    const range = analysis.source.rangeOf({ start, end: start });
    assert.deepEqual(
      teamActionsOf(
        analysis,
        range,
        { diagnostics: [] },
        { uri: planUri, file: fileWith('rules: [\n  x'), abilities: able },
      ),
      [],
    );
  });
});

describe('Decisions of a team about a name', () => {
  it('counts the heading at the caret as a role', () => {
    const text = written(chosen(actionsAt('Fan relations'), 'Count “Fan relations” as brand management'), undefined);
    const section = analyzed(text).plan.sections.find(({ heading }) => heading.text.text.trim() === 'Fan relations');
    assert.deepEqual(section?.context.scope?.owners, [{ kind: 'role', role: 'brand-management' }]);
  });

  it('counts the owner at the caret as a role, or as a team that is not checked', () => {
    const actions = actionsAt('Crowd Wizards');
    const text = written(chosen(actions, 'Count “Crowd Wizards” as community management'), undefined);
    assert.ok(findingsOf(analyzed(text)).length > 2, 'Its reach is now the community’s.');
    chosen(actions, 'Count “Crowd Wizards” as another team, whose work is not checked');
  });

  it('reads selected words as a term', () => {
    const text = written(chosen(actionsAt('swarm score', { selected: true }), 'Read “swarm score” as “'), undefined);
    assert.match(text, /forms:\s*(?:\n\s*- |\[\s*)"?swarm score/);
  });

  it('waits to be asked', () => {
    assert.deepEqual(actionsAt('Fan relations', { trigger: CodeActionTriggerKind.Automatic }), []);
    assert.ok(actionsAt('Fan relations', { selected: true, trigger: CodeActionTriggerKind.Automatic }).length > 0);
  });

  it('has nothing to say of headings and owners that are known', () => {
    assert.deepEqual(actionsAt('Community management'), []);
    assert.deepEqual(actionsAt('KPIs'), []);
  });
});

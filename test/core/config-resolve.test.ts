import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import type { Config, ConfigLayer, PlanConfig } from '../../server/src/core/config/config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { messageOf } from '../../server/src/core/rules/findings';
import { defaultSettings } from '../../server/src/core/settings';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

const HOME = 'file:///team/.rolecheck.yaml';

/** What files come to, by their URIs: what is extended first. */
function config(files: string | Readonly<Record<string, string>>): Config {
  const texts = typeof files === 'string' ? { [HOME]: files } : files;
  const layers: readonly ConfigLayer[] = Object.entries(texts).map(([uri, text]) => ({
    uri,
    reading: readConfig(text),
  }));
  return resolveConfig(taxonomy, layers);
}

function check(plan: string, { taxonomy, rules, arguable }: PlanConfig) {
  const { text, marks } = stripMarks(plan);
  const settings = { ...defaultSettings, arguable: arguable ?? defaultSettings.arguable };
  return { marks, ...analyze(text, { taxonomy, settings: { ...settings, rules: { ...settings.rules, ...rules } } }) };
}

/** With this file, exactly the marked words of the plan are flagged. The messages of the findings. */
function flags(file: string, plan: string): readonly string[] {
  const { marks, findings } = check(plan, config(file).forPlan('file:///team/plan.md'));
  assert.deepEqual(
    findings.map(({ span: { start, end } }) => ({ start, end })),
    marks,
    plan,
  );
  return findings.map(({ words }) => messageOf(words));
}

/** Each mistake of the file, in the order of its marks, as the message and what should stand there. */
function mistakes(marked: string, home = HOME): readonly (string | undefined)[][] {
  const { text, marks } = stripMarks(marked);
  const found = config({ [home]: text }).problems.get(home) ?? [];
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    marks.map(({ start, end }) => text.slice(start, end)),
  );
  assert.deepEqual(
    found.map(({ span }) => span),
    marks,
  );
  return found.map(({ message, instead }) => (instead === undefined ? [message] : [message, instead]));
}

describe('what the team’s file says', () => {
  describe('of titles', () => {
    const team = 'roles: {community-management: {titles: [Member Happiness]}}';
    const places: Readonly<Record<string, string>> = {
      'as a heading': '## Member Happiness\n\nKPIs:\n\n- «ROAS» of 4\n',
      'in capitals': '## MEMBER HAPPINESS\n\nKPIs:\n\n- «ROAS» of 4\n',
      'with a job behind it': '## Member Happiness lead\n\nKPIs:\n\n- «ROAS» of 4\n',
      'with a job before it': '## Head of Member Happiness\n\nKPIs:\n\n- «ROAS» of 4\n',
      'in an owner’s cell': '| KPI | Owner |\n|---|---|\n| «ROAS» | member happiness team |\n',
      'in an owner note': '- «ROAS» of 4 (owner: Member Happiness)\n',
      'before a colon': 'Member Happiness: «ROAS», «CTR»\n\nMarketing: conversion rate\n',
    };
    for (const [where, plan] of Object.entries(places))
      it(`finds several words ${where}`, () => void flags(team, plan));

    const growth = 'roles: {marketing: {titles: [Growth]}}';
    const single: Readonly<Record<string, string>> = {
      'a heading over KPIs': '## Growth\n\n### KPIs\n\n- «Member retention»\n',
      'a team': '## Growth team\n\n### KPIs\n\n- «Member retention»\n',
      'a job': '## Head of Growth\n\n### KPIs\n\n- «Member retention»\n',
      'an owner’s cell': '| KPI | Owner |\n|---|---|\n| «Member retention» | Growth |\n',
      'an owner note': '- «Member retention» (owner: Growth)\n',
      'a handle': '- «Member retention» (owner: @growth-team)\n',
    };
    for (const [where, plan] of Object.entries(single))
      it(`finds a single word in ${where}`, () => void flags(growth, plan));

    it('takes a single word for an ordinary one in running text', () => {
      flags(growth, '## Community\n\n### KPIs\n\n- Member retention, since growth follows\n');
    });

    it('reads abbreviations in capitals only', () => {
      const file = 'roles: {community-management: {titles: [CX]}}';
      flags(file, '## CX\n\nKPIs:\n\n- «ROAS» of 4\n');
      flags(file, '## cx\n\nKPIs:\n\n- ROAS of 4\n');
    });

    it('takes them from whoever had them', () => {
      flags('neighbours: {guild: {titles: [Community]}}', '## Community\n\nKPIs:\n\n- ROAS of 4\n');
      flags('roles: {brand-management: {titles: [Social media]}}', '## Social media\n\nKPIs:\n\n- «ROAS»\n');
    });

    it('knows a role by the name that the file gives it, and calls it so', () => {
      const file = 'roles: {community-management: {label: Member Happiness}}';
      const [message] = flags(file, '## Member Happiness\n\n### KPIs\n\n- «ROAS»\n');
      assert.match(message ?? '', /given to Member Happiness here/);
    });

    it('makes the names of a neighbour those of a role that is checked', () => {
      flags('roles: {sales: {like: marketing}}', '## Sales team\n\n### KPIs\n\n- «Member retention»\n');
    });
  });

  describe('of what only sounds like a role', () => {
    const file = 'roles: {community-management: {notThese: [Community, Community supper]}}';
    it('silences the heading', () => void flags(file, '## Community\n\nKPIs:\n\n- ROAS of 4\n'));
    it('silences the phrase', () => void flags(file, '## Community supper\n\nKPIs:\n\n- ROAS of 4\n'));
    it('leaves the function and the team alone', () => {
      flags(file, '## Community management\n\nKPIs:\n\n- «ROAS» of 4\n');
      flags(file, '## Community team\n\nKPIs:\n\n- «ROAS» of 4\n');
    });
  });

  describe('of roles of its own', () => {
    it('flags what is outside for the role that they are like', () => {
      const file = 'roles: {developer-relations: {like: community-management, titles: [DevRel]}}';
      for (const heading of ['DevRel', 'Developer relations', 'Developer relations team'])
        assert.match(
          flags(file, `## ${heading}\n\nKPIs:\n\n- «ROAS» of 4\n`)[0] ?? '',
          /given to developer relations here/,
        );
      flags(file, '## DevRel\n\nKPIs:\n\n- Member retention\n');
    });

    it('flags nothing without more being said', () => {
      flags('roles: {creators: {label: Creator team}}', '## Creator team\n\nKPIs:\n\n- ROAS of 4\n');
    });

    it('flags what they are said to stand apart from', () => {
      const file =
        'roles: {creators: {label: Creator team}}\nterms: {return-on-ad-spend: {roles: {creators: {is: outside, reason: Budgets sit elsewhere., instead: engagement-rate}}}}';
      const [message] = flags(file, '## Creator teams\n\nKPIs:\n\n- «ROAS» of 4\n');
      assert.match(
        message ?? '',
        /given to creator team here[^]*Budgets sit elsewhere\.[^]*use “Engagement rate [^”]*” for creator team/,
      );
    });

    it('what is said of a term goes before what they are like', () => {
      const file =
        'roles: {devrel: {like: community-management, label: DevRel}}\nterms: {return-on-ad-spend: {roles: {devrel: own}}}';
      flags(file, '## DevRel\n\nKPIs:\n\n- ROAS of 4\n');
    });
  });

  describe('of words for terms', () => {
    it('finds them in any case, number and spelling', () => {
      const file = 'terms: {conversion-rate: {forms: [invite conversion, sign-up wins]}}';
      const items = ['«Invite conversions»', '«INVITE CONVERSION» of 3 %', '«sign up win»', '«invite-conversion»'];
      flags(file, `## Community\n\n### KPIs\n\n${items.map((item) => `- ${item}\n`).join('')}`);
    });

    it('calls a term as the file does, and finds it by that name', () => {
      const file = 'terms: {conversion-rate: {label: Sign-up share}}';
      const [message] = flags(file, '## Community\n\n### KPIs\n\n- «Conversion rate»\n- «sign-up share»\n');
      assert.match(message ?? '', /“Sign-up share” belongs to/);
    });

    it('is silent on phrases that mean something else', () => {
      flags(
        'terms: {conversion-rate: {notThese: [barn conversion rate]}}',
        '## Community\n\n### KPIs\n\n- Barn conversion rate\n',
      );
    });

    it('lets the file’s own forms be what they were said not to be', () => {
      const file = 'terms: {a: {dimension: metric, forms: [fan glow], roles: {marketing: {is: outside}}}}\n';
      flags(file, '## Marketing\n\n### KPIs\n\n- «Fan glow»\n');
    });
  });

  const headings = {
    metric: 'KPIs',
    tactic: 'Tactics',
    objective: 'Objectives',
    audience: 'Audience',
    skill: 'Skills',
  };
  for (const [dimension, heading] of Object.entries(headings))
    it(`adds a ${dimension} of the team’s own`, () => {
      const file = `terms: {fan-glow: {dimension: ${dimension}, roles: {community-management: own, marketing: {is: outside, reason: Fans glow elsewhere.}}}}`;
      const [message] = flags(file, `## Marketing\n\n### ${heading}\n\n- «Fan glow»\n`);
      assert.match(message ?? '', /“Fan glow” belongs to community management[^]*Fans glow elsewhere\./);
      flags(file, `## Community\n\n### ${heading}\n\n- Fan glow\n`);
    });

  describe('of whose a term is', () => {
    const plan = '## Community\n\n### KPIs\n\n- Conversion rate\n';
    const flagged = plan.replace('Conversion rate', '«Conversion rate»');
    const said = (relation: string): string => `terms: {conversion-rate: {roles: {community-management: ${relation}}}}`;

    for (const relation of ['own', 'share', 'unstated', '{is: own, reason: Agreed in Q3.}'])
      it(`${relation} silences it`, () => void flags(said(relation), plan));

    it('outside flags it, with the file’s reason and what to use instead', () => {
      const file = said('{is: outside, reason: Not ours., instead: member-retention-rate}');
      assert.match(flags(file, flagged)[0] ?? '', /Not ours\.[^]*“Member retention rate”/);
    });

    it('outside alone keeps the reason that Rolecheck has', () => {
      assert.match(flags(said('outside'), flagged)[0] ?? '', /counts people who did what you wanted/);
    });

    it('outside for a term that nobody spoke of says that the team says so', () => {
      const file = 'terms: {fan-glow: {dimension: metric, roles: {marketing: outside}}}';
      assert.match(
        flags(file, '## Marketing\n\n### KPIs\n\n- «Fan glow»\n')[0] ?? '',
        /Your team keeps it apart, says \.rolecheck\.yaml\./,
      );
    });

    it('arguable is one level milder', () => {
      const severities = (relation: string): readonly string[] =>
        check(plan, config(said(relation)).forPlan('file:///team/plan.md')).findings.map(({ severity }) => severity);
      assert.deepEqual(severities('{is: outside}'), ['warning']);
      assert.deepEqual(severities('{is: outside, arguable: true}'), ['information']);
    });

    it('is told as the team’s own, before what others say', () => {
      const { taxonomy } = config(
        `sources: {handbook: {name: Handbook, url: "https://h.example"}}\n${said('{is: own, reason: agreed in Q3, sources: [handbook]}')}`,
      );
      const term = taxonomy.term('conversion-rate');
      assert.ok(term);
      const names = taxonomy
        .relation('community-management', term)
        ?.basis.map(({ source }) => taxonomy.source(source)?.name);
      assert.deepEqual(names?.slice(0, 2), ['Your team’s rules (.rolecheck.yaml): agreed in Q3', 'Handbook']);
    });
  });

  it('leaves the built-in taxonomy itself where nothing is said of it', () => {
    for (const file of [
      '',
      '# nothing\n',
      'exclude: a\nrules: {metric-outside-role: off}\n',
      'roles:\nterms: {}\n',
      'roles: [broken]\n',
    ])
      assert.equal(config(file).taxonomy, taxonomy, file);
  });

  it('keeps the taxonomy where the files change elsewhere only', () => {
    const layer = (text: string): ConfigLayer => ({ uri: HOME, reading: readConfig(text) });
    const before = resolveConfig(taxonomy, [layer('roles: {marketing: {titles: [Growth]}}\n')]);
    const after = resolveConfig(taxonomy, [layer('exclude: b\nroles: {marketing: {titles: [Growth]}}\n')], before);
    assert.equal(after.taxonomy, before.taxonomy);
  });

  describe('wrongly', () => {
    it('of a role: its name, a slip, one that is nobody’s', () => {
      assert.deepEqual(mistakes('terms: {conversion-rate: {roles: {«brand»: own, «marketting»: own, «zebra»: own}}}'), [
        ['There is no role “brand”. Did you mean “brand-management”?', 'brand-management'],
        ['There is no role “marketting”. Did you mean “marketing”?', 'marketing'],
        [
          'There is no role “zebra”. There are: community-management, social-media-management, brand-management, marketing.',
        ],
      ]);
      assert.deepEqual(mistakes('roles: {a: {like: «social»}, b: {like: «b»}}'), [
        ['There is no other role “social”. Did you mean “social-media-management”?', 'social-media-management'],
        ['There is no other role “b”.'],
      ]);
      assert.deepEqual(mistakes('roles: {«community»: {titles: [Fans]}}'), [
        [
          'There is no role “community”. Did you mean “community-management”? For a role of your own, say under “label” what it is called.',
          'community-management',
        ],
      ]);
      assert.deepEqual(mistakes('roles: {marketing: {«like»: brand-management}}'), [
        ['“marketing” is a role that Rolecheck knows, so it cannot be like another one.'],
      ]);
      assert.deepEqual(mistakes('neighbours: {«marketing»: {titles: [Ads]}}'), [
        [
          '“marketing” is a role that is checked, so it cannot be a neighbour, which never is. Put its names under “roles”.',
        ],
      ]);
    });

    it('of a term: a slip, its abbreviation, one without a kind, another kind', () => {
      const kind = 'For a term of your own, say under “dimension” what kind it is.';
      assert.deepEqual(
        mistakes(
          'terms: {«click-trough-rate»: {label: a}, «ctr»: {label: b}, «zebra-count»: {}, conversion-rate: {dimension: «tactic»}}',
        ),
        [
          [`There is no term “click-trough-rate”. Did you mean “click-through-rate”? ${kind}`, 'click-through-rate'],
          [`There is no term “ctr”. Did you mean “click-through-rate”? ${kind}`, 'click-through-rate'],
          [
            'There is no term “zebra-count”. For a term of your own, say under “dimension” whether it is a metric, tactic, objective, audience or skill.',
          ],
          ['“Conversion rate” is a known metric, so it cannot be a tactic. Give yours another id.'],
        ],
      );
    });

    it('of what to use instead, and of a source', () => {
      const relation = (more: string): string =>
        `sources: {handbook: {name: H}}\nterms: {conversion-rate: {roles: {community-management: {is: outside, ${more}}}}}`;
      assert.deepEqual(mistakes(relation('instead: «member-retention»')), [
        ['There is no term “member-retention”. Did you mean “member-retention-rate”?', 'member-retention-rate'],
      ]);
      assert.deepEqual(mistakes(relation('instead: «click-through-rate»')), [
        ['“Click-through rate” belongs elsewhere too, so it is a poor thing to use instead.'],
      ]);
      assert.deepEqual(mistakes(relation('sources: [handbook, «handbok», «zebra»]')), [
        ['There is no source “handbok” under “sources”. Did you mean “handbook”?', 'handbook'],
        ['There is no source “zebra” under “sources”.'],
      ]);
    });

    it('of words that mean two things in one file', () => {
      assert.deepEqual(
        mistakes(
          'roles: {marketing: {titles: [Growth]}, brand-management: {titles: [«growth»]}}\nneighbours: {n: {titles: [«GROWTH»]}}',
        ),
        [
          ['“growth” cannot mean both “marketing” and “brand-management”. Keep it in one place.'],
          ['“GROWTH” cannot mean both “marketing” and “n”. Keep it in one place.'],
        ],
      );
      assert.deepEqual(
        mistakes('terms: {conversion-rate: {forms: [fan glow]}, click-through-rate: {forms: [«fan-glow»]}}'),
        [['“fan-glow” cannot mean both “conversion-rate” and “click-through-rate”. Keep it in one place.']],
      );
      assert.deepEqual(mistakes('terms: {conversion-rate: {forms: [«"!?"»]}}\nroles: {marketing: {titles: [«"…"»]}}'), [
        ['“!?” has no letters, so it cannot be found in a plan.'],
        ['“…” has no letters, so it cannot be found in a plan.'],
      ]);
    });

    it('and the first of two claims stays in force', () => {
      const file = 'roles: {community-management: {titles: [Fan Desk]}, marketing: {titles: [Fan Desk]}}\n';
      flags(file, '## Fan Desk\n\nKPIs:\n\n- «ROAS» of 4\n');
    });

    it('a word taken over from the built-in ones is only told', () => {
      const file = 'terms: {engagement-rate: {forms: [«CTR»]}}';
      assert.deepEqual(mistakes(file), [
        ['“CTR” means “Click-through rate” elsewhere; in your plans it means “Engagement rate (content)” from now on.'],
      ]);
      assert.ok(config(stripMarks(file).text).isSound);
    });
  });

  it('gives the last word to the file that is read last', () => {
    const files = {
      'file:///team/shared/base.yaml':
        'rules: {metric-outside-role: error}\nroles: {marketing: {titles: [Fan Desk]}}\nterms: {conversion-rate: {forms: [fan glow], roles: {community-management: own}}}\n',
      [HOME]: 'roles: {community-management: {titles: [Fan Desk]}}\nterms: {click-through-rate: {forms: [fan glow]}}\n',
    };
    const resolved = config(files);
    assert.deepEqual(
      [...resolved.problems.values()].flat().filter(({ severity }) => severity === 'error'),
      [],
    );
    const { findings, marks } = check(
      '## Fan Desk\n\n### KPIs\n\n- «Fan glow»\n- Conversion rate\n',
      resolved.forPlan('file:///team/a.md'),
    );
    assert.deepEqual(
      findings.map(({ span }) => ({ start: span.start, end: span.end })),
      marks,
    );
    assert.match(messageOf(findings[0]?.words ?? assert.fail()), /“Click-through rate”/);
    assert.equal(findings[0]?.severity, 'error');
  });
});

describe('which plans the team’s file speaks of', () => {
  const plan = (uri: string, file: string, home = HOME): PlanConfig => config({ [home]: file }).forPlan(uri);

  it('leaves out those that exclude names, in every spelling of a file’s address', () => {
    const excluded: readonly (readonly [pattern: string, uri: string, isExcluded: boolean])[] = [
      ['archive/**', 'file:///team/archive/2024/a.md', true],
      ['archive/**', 'file:///team/plans/archive/a.md', false],
      ['archive', 'file:///team/archive/2024/a.md', true],
      ['archive/', 'file:///team/archive/a.md', true],
      ['./archive', 'file:///team/archive/a.md', true],
      ['archive', 'file:///team/archive.md', false],
      ['"**/drafts"', 'file:///team/a/b/drafts/c.md', true],
      ['"*.draft.md"', 'file:///team/a.draft.md', true],
      ['"*.draft.md"', 'file:///team/a/b.draft.md', false],
      ['"old-*.md"', 'file:///team/old-plan.md', true],
      ['.hidden', 'file:///team/.hidden/a.md', true],
      ['"**"', 'file:///team/.hidden/a.md', true],
      ['"[!a]*.md"', 'file:///team/b.md', true],
      ['"[!a]*.md"', 'file:///team/a.md', false],
      ['our plans \\(old\\)', 'file:///team/our%20plans%20(old)/a.md', true],
      ['our plans (old)+', 'file:///team/our%20plans%20(old)%2B/a.md', true],
      ['"{a,b}/*.{md,mdx}"', 'file:///team/b/c.mdx', true],
      ['our plans', 'file:///team/our%20plans/a.md', true],
      ['größe', 'file:///team/gr%C3%B6%C3%9Fe/a.md', true],
      ['größe', 'file:///team/gro%CC%88%C3%9Fe/a.md', true],
      ['100%', 'file:///team/100%/a.md', true],
      ['a', 'file:///other/a/b.md', false],
      ['"!archive"', 'file:///team/archive/a.md', false],
      ['"!archive"', 'file:///team/plans/a.md', false],
      ['archive, "!archive/kept"', 'file:///team/archive/a.md', true],
      ['archive, "!archive/kept"', 'file:///team/archive/kept/a.md', false],
      ['archive, "!archive/kept"', 'file:///team/plans/a.md', false],
    ];
    for (const [pattern, uri, isExcluded] of excluded)
      assert.equal(plan(uri, `exclude: [${pattern}]\n`).isExcluded, isExcluded, `${pattern} ${uri}`);
  });

  it('tells quickly, whatever the pattern', () => {
    const before = performance.now();
    for (const pattern of [
      '*a*a*a',
      '**/a/**/a/**/z',
      '(a+)+z',
      '+(a|aa)z',
      '*(*(*(a)))z',
      '{a,aa}{a,aa}{a,aa}{a,aa}z',
    ])
      for (const path of ['a'.repeat(250), `${'a/'.repeat(120)}b`])
        assert.equal(
          plan(`file:///team/${path}`, `exclude: ["${pattern}"]\n`).isExcluded,
          pattern === '*a*a*a' && path.length === 250,
          pattern,
        );
    assert.ok(performance.now() - before < 5_000);
  });

  it('knows drives however they are written', () => {
    const home = 'file:///C:/team/.rolecheck.yaml';
    assert.ok(plan('file:///c%3A/team/archive/a.md', 'exclude: archive\n', home).isExcluded);
    assert.ok(!plan('file:///d%3A/team/archive/a.md', 'exclude: archive\n', home).isExcluded);
  });

  it('takes plans that include names for plans, and only those', () => {
    const file = 'include: ["plans/**"]\nexclude: plans/old\n';
    const answers = ['plans/a.md', 'notes/a.md', 'plans/old/a.md'].map((path) => plan(`file:///team/${path}`, file));
    assert.deepEqual(
      answers.map(({ isIncluded, isExcluded }) => [isIncluded, isExcluded]),
      [
        [true, false],
        [false, true],
        [true, true],
      ],
    );
  });

  it('takes all for plans but those that include takes back', () => {
    const answers = ['plans/a.md', 'archive/a.md'].map((path) => plan(`file:///team/${path}`, 'include: "!archive"\n'));
    assert.deepEqual(
      answers.map(({ isIncluded, isExcluded }) => [isIncluded, isExcluded]),
      [
        [true, false],
        [false, true],
      ],
    );
  });

  it('gives each the levels of the last that names it', () => {
    const files = {
      'file:///team/shared/base.yaml':
        'rules: {metric-outside-role: error, skill-outside-role: off}\narguable: off\noverrides: [{files: b2b, rules: {metric-outside-role: hint}}]\n',
      [HOME]:
        'rules: {metric-outside-role: information}\noverrides:\n  - {files: "plans/**", rules: {tactic-outside-role: off}}\n  - {files: [plans/b2b, c], arguable: same, rules: {metric-outside-role: error}}\n',
    };
    const resolved = config(files);
    const levels = (path: string) => {
      const { rules, arguable } = resolved.forPlan(`file:///team/${path}`);
      return { ...rules, arguable };
    };
    assert.deepEqual(levels('a.md'), {
      'metric-outside-role': 'information',
      'skill-outside-role': 'off',
      arguable: 'off',
    });
    assert.deepEqual(levels('plans/a.md'), {
      'metric-outside-role': 'information',
      'skill-outside-role': 'off',
      'tactic-outside-role': 'off',
      arguable: 'off',
    });
    assert.deepEqual(levels('plans/b2b/a.md'), {
      'metric-outside-role': 'error',
      'skill-outside-role': 'off',
      'tactic-outside-role': 'off',
      arguable: 'same',
    });
    // Patterns of a file that is extended start from its own folder.
    assert.deepEqual(levels('shared/b2b/a.md'), {
      'metric-outside-role': 'information',
      'skill-outside-role': 'off',
      arguable: 'off',
    });
    assert.equal(
      resolved.forPlan('file:///team/x.md'),
      resolved.forPlan('file:///team/y.md'),
      'the same object where the same holds',
    );
  });
});

import assert from 'node:assert/strict';
import * as z from 'zod';
import { tools } from '../../server/src/assistants';
import { Misuse, type Desk } from '../../server/src/assistants/desk';
import { leftOutByTeam } from '../../server/src/assistants/rules-of';
import { analyze } from '../../server/src/core/analyze';
import { messageOf } from '../../server/src/core/rules/findings';
import { ask, plainDesk } from '../support/assistant-desk';
import { taxonomy } from '../support/taxonomy';

const plan = `# Community management

## KPIs

- Member retention rate ≥ 60 %
- CTR ≥ 2 %
- Brand recall 30 %

# Social media management

## KPIs

- Engagement rate 5 %
`;

interface Checked {
  readonly isPlan: boolean;
  readonly total: number;
  readonly leftOut: string | null;
  readonly rulesFrom: string | null;
  readonly notes: readonly string[];
  readonly findings: readonly {
    line: number;
    column: number;
    quote: string;
    rule: string;
    term: string | null;
    what: string;
  }[];
  readonly given: readonly { role: string; own: readonly string[]; outside: readonly string[] }[];
}

interface Fixes {
  readonly findings: readonly {
    readonly fixes: readonly { id: string; preferred: boolean; edits: readonly unknown[] }[];
  }[];
  readonly repaired: { readonly text: string; readonly left: number } | null;
}

/** Fails with a sentence for the assistant that matches. */
async function refuses(name: string, sent: unknown, ...sentences: readonly RegExp[]): Promise<void> {
  await assert.rejects(ask(name, sent), (error) => {
    assert.ok(error instanceof Misuse, String(error));
    for (const sentence of sentences) assert.match(error.message, sentence);
    assert.doesNotMatch(error.message, /Invalid input|undefined|expected/u);
    return true;
  });
}

describe('the tools for assistants', () => {
  it('say of themselves what they are for, and what each argument may be', () => {
    for (const { name, title, summary, description, input, output } of tools) {
      assert.match(name, /^[a-z]+_[a-z]+$/u);
      assert.ok(title.length < 60 && summary.endsWith('.') && description.length > 150, name);
      const schema = z.toJSONSchema(input(), { io: 'input' });
      for (const [argument, about] of Object.entries(schema.properties ?? {})) {
        assert.ok(typeof about === 'object' && about.description, `${name}: ${argument} is not described`);
      }
      assert.equal(z.toJSONSchema(output()).type, 'object', name);
    }
  });

  it('take an argument of null as one that is left out', async () => {
    const { data } = await ask<Checked>('check_plan', { text: plan, path: null });
    assert.equal(data.total, 2);
  });

  it('say which argument is wrong, and which there are', async () => {
    await refuses('check_plan', { text: 3 }, /^“text” must be the plan’s text\.$/u);
    await refuses(
      'check_plan',
      { file: 'a.md' },
      /^There is no argument “file”\. The arguments are “text”, “path”\.$/u,
    );
    await refuses('check_plan', ['a'], /must be an object/u);
    await refuses('check_plan', { text: 'a'.repeat(1_000_001) }, /at most 1,000,000 characters/u);
    await refuses('suggest_kpis', { role: 'brand', count: 99 }, /“count” must be at most 30/u);
    await refuses('suggest_fixes', { text: plan, line: 0 }, /“line” counts from 1/u);
    await refuses('suggest_fixes', { text: plan, rule: 'metrics' }, /“rule” must be one of metric-outside-role/u);
  });

  describe('check_plan', () => {
    it('finds what every other way of checking finds, in the same words', async () => {
      const { text, data } = await ask<Checked>('check_plan', { text: plan });
      const { findings } = analyze(plan, { taxonomy });
      assert.deepEqual(
        data.findings.map(({ line, quote, rule }) => [line, quote, rule]),
        [
          [6, 'CTR', 'metric-outside-role'],
          [7, 'Brand recall', 'metric-outside-role'],
        ],
      );
      for (const { words } of findings) {
        for (const line of messageOf(words).split('\n')) assert.ok(text.includes(line), line);
      }
    });

    it('says how the plan was read', async () => {
      const { data, text } = await ask<Checked>('check_plan', { text: plan });
      assert.deepEqual(data.given[0], {
        role: 'Community management',
        own: ['Member retention rate'],
        outside: ['Click-through rate', 'Unaided awareness and recall'],
      });
      assert.match(text, /- Community management: Member retention rate, Click-through rate \(another’s\)/u);
    });

    it('tells a text that is no plan from a plan without findings', async () => {
      const none = await ask<Checked>('check_plan', { text: '# Notes\n\nBuy bread.' });
      assert.equal(none.data.isPlan, false);
      assert.match(none.text, /does not read as a plan, so nothing was checked/u);
      const right = await ask<Checked>('check_plan', { text: plan.replace(/- CTR.*\n- Brand.*\n/u, '') });
      assert.deepEqual([right.data.isPlan, right.data.total], [true, 0]);
      assert.match(right.text, /^No findings in the plan/u);
    });

    it('wants a plan', () => refuses('check_plan', {}, /Send the plan as “text”, or the “path” of its file/u));

    it('lists a hundred findings at most, and says how many there are', async () => {
      const items = Array.from({ length: 130 }, (_, index) => `- CTR of page ${index} ≥ 2 %`).join('\n');
      const { data, text } = await ask<Checked>('check_plan', {
        text: `# Community management\n\n## KPIs\n\n${items}\n`,
      });
      assert.deepEqual([data.total, data.findings.length], [130, 100]);
      assert.match(text, /… and 30 more\./u);
    });

    it('tells what is wrong with the team’s rules, and that it leaves a plan out', async () => {
      const rules = { taxonomy, file: '.rolecheck.yaml', notes: ['.rolecheck.yaml, line 2: There is no rule “x”.'] };
      const desk: Desk = {
        ...plainDesk,
        read: async (asked) => ({ ...(await plainDesk.read(asked)), rules, leftOut: leftOutByTeam('old.md', rules) }),
      };
      const { text, data } = await ask<Checked>('check_plan', { text: plan }, desk);
      assert.match(text, /“old\.md” was not checked: the team leaves it out in \.rolecheck\.yaml/u);
      assert.match(text, /Tell the person:\n- \.rolecheck\.yaml, line 2/u);
      assert.deepEqual([data.findings, data.notes, data.rulesFrom], [[], rules.notes, rules.file]);
      await assert.rejects(ask('suggest_fixes', { text: plan }, desk), /leaves it out/u);
    });
  });

  describe('suggest_fixes', () => {
    it('lists what the editor offers, with edits', async () => {
      const { data, text } = await ask<Fixes>('suggest_fixes', { text: plan, line: 6 });
      const ids = data.findings[0]!.fixes.map(({ id }) => id);
      for (const id of ['move:social-media-management', 'share:marketing', 'suppress:line'])
        assert.ok(ids.includes(id), id);
      assert.ok(ids.some((id) => id.startsWith('replace:')));
      assert.equal(data.findings[0]!.fixes.filter(({ preferred }) => preferred).length, 1);
      assert.ok(data.findings[0]!.fixes.every(({ edits }) => edits.length > 0));
      assert.equal(data.repaired, null);
      assert.match(text, /- move:social-media-management: Move “CTR” to social media management .*\(best\)/u);
    });

    it('answers the whole plan after the fix that was chosen', async () => {
      const { data, text } = await ask<Fixes>('suggest_fixes', {
        text: plan,
        line: 6,
        fix: 'move:social-media-management',
      });
      assert.equal(
        data.repaired?.text,
        plan.replace('- CTR ≥ 2 %\n', '').replace('- Engagement rate 5 %\n', '- Engagement rate 5 %\n- CTR ≥ 2 %\n'),
      );
      assert.equal(data.repaired.left, 1);
      assert.ok(text.includes(data.repaired.text));
    });

    it('leaves a finding as it is only with a reason, which cannot end the comment', async () => {
      const sent = { text: plan, line: 6, fix: 'suppress:line' };
      await refuses('suggest_fixes', sent, /Ask the person, and send the “reason”/u);
      const { data } = await ask<Fixes>('suggest_fixes', { ...sent, reason: 'agreed -->\n# Brand <b>' });
      assert.match(
        data.repaired?.text ?? '',
        /^- CTR ≥ 2 % <!-- rolecheck-disable-line [^>]* -- agreed – # Brand b -->$/mu,
      );
      assert.equal(data.repaired?.left, 1);
    });

    it('says on which lines there are findings, and which fixes there are', async () => {
      await refuses('suggest_fixes', { text: plan, line: 5 }, /on these lines: 6, 7\./u);
      await refuses(
        'suggest_fixes',
        { text: plan, line: 6, fix: 'move:sales' },
        /no fix “move:sales”.*“move:marketing”/u,
      );
      await refuses('suggest_fixes', { text: plan, fix: 'suppress:line' }, /Several findings.*“line”/u);
      await refuses('suggest_fixes', { text: '# Brand management\n\n- Brand recall' }, /no findings in the plan/u);
    });

    it('shows a plan with code in it whole', async () => {
      const { text } = await ask('suggest_fixes', {
        text: `${plan}\n\`\`\`\`\nowner: brand\n\`\`\`\`\n`,
        line: 6,
        fix: 'move:marketing',
      });
      assert.match(text, /^`````markdown\n[\s\S]*^````$[\s\S]*^`````$/mu);
    });
  });

  describe('explain_term', () => {
    interface Explained {
      readonly found: { id: string; kind: string };
      readonly verdict: { is: string; instead: string | null } | null;
      readonly term: { formula: string | null; relations: readonly unknown[] } | null;
    }

    it('explains a term by any of its words, and begins with what holds for the role', async () => {
      const { text, data } = await ask<Explained>('explain_term', { name: 'CTR', role: 'community manager' });
      assert.equal(data.found.id, 'click-through-rate');
      assert.deepEqual([data.verdict?.is, data.term?.relations.length], ['outside', 4]);
      assert.match(text, /^“Click-through rate” does not belong to community management\. .* Instead: /u);
      assert.match(text, /# Click-through rate[\s\S]*clicks \/ impressions/u);
    });

    it('explains roles, rules and functions that are never checked', async () => {
      const kinds = await Promise.all(
        ['Head of Brand', 'owner-conflict', 'Sales'].map(async (name) => {
          const { data, text } = await ask<Explained>('explain_term', { name });
          assert.ok(text.length > 100);
          return data.found.kind;
        }),
      );
      assert.deepEqual(kinds, ['role', 'rule', 'neighbour']);
    });

    it('names near ones where nothing is known', async () => {
      await refuses(
        'explain_term',
        { name: 'convrsion rate' },
        /no term.*“convrsion rate”.*“conversion-rate”, Conversion rate/u,
      );
      await refuses('explain_term', { name: 'zzzzqq' }, /no term, role or rule “zzzzqq”/u);
      await refuses('explain_term', { name: 'CTR', role: 'communty' }, /Did you mean community management\?/u);
    });
  });

  describe('compare_roles', () => {
    it('sets roles side by side, as people name them', async () => {
      const { text, data } = await ask<{ roles: { id: string; owns: { metrics: string[] } }[] }>('compare_roles', {
        roles: ['community', 'Social media manager'],
      });
      assert.deepEqual(
        data.roles.map(({ id }) => id),
        ['community-management', 'social-media-management'],
      );
      assert.ok(data.roles.every(({ owns }) => owns.metrics.length > 3));
      assert.match(text, /\| \*\*Metrics\*\* \|/u);
    });

    it('says which roles there are', async () => {
      await refuses(
        'compare_roles',
        { roles: ['communty', 'brand'] },
        /^There is no role “communty”\. Did you mean community management\? The roles are: community management, /u,
      );
      await refuses('compare_roles', { roles: ['sales', 'brand'] }, /“sales” is a function that Rolecheck recognises/u);
      await refuses('compare_roles', { roles: ['brand', 'brand manager'] }, /All of this names brand management/u);
      await refuses('compare_roles', { roles: ['brand'] }, /“roles” must name at least two roles/u);
    });
  });

  describe('suggest_kpis', () => {
    interface Suggested {
      readonly objective: { readonly id: string; readonly relation: string } | null;
      readonly kpis: readonly { readonly id: string; readonly line: string; readonly relation: string }[];
    }

    it('suggests what the role owns or shares and nothing that the check would flag', async () => {
      for (const { id, label } of taxonomy.roles) {
        const { data } = await ask<Suggested>('suggest_kpis', { role: label, count: 30 });
        assert.equal(data.kpis.length, 30);
        const lines = data.kpis.map(({ line }) => line).join('\n');
        const analysis = analyze(`# ${label}\n\n## KPIs\n\n${lines}\n`, { taxonomy });
        assert.deepEqual(
          analysis.findings.map(({ words }) => words.what),
          [],
          id,
        );
      }
    });

    it('begins with the KPI that shows the objective', async () => {
      const { data, text } = await ask<Suggested>('suggest_kpis', {
        role: 'brand',
        objective: 'raise awareness',
        count: 3,
      });
      assert.deepEqual([data.objective?.relation, data.kpis[0]?.id, data.kpis.length], ['own', 'brand-awareness', 3]);
      assert.match(text, /“Raise brand awareness” is usually shown by “Brand awareness”/u);
    });

    it('says when the objective is another role’s', async () => {
      const { text } = await ask<Suggested>('suggest_kpis', { role: 'community', objective: 'acquire customers' });
      assert.match(text, /“Acquire customers” is no objective of community management\./u);
    });

    it('names roles and objectives that are known', async () => {
      await refuses('suggest_kpis', { role: 'sales' }, /there are no KPIs to suggest for it/u);
      await refuses('suggest_kpis', { role: 'brand', objective: 'world peace' }, /Some that are known: “/u);
    });
  });
});

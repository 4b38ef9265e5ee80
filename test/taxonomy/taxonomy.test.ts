import assert from 'node:assert/strict';
import {
  buildTaxonomyData,
  describeProblem,
  TaxonomyError,
  type TaxonomyFiles,
} from '../../server/src/core/taxonomy/build';
import { checkTaxonomy } from '../../server/src/core/taxonomy/check';
import type { Relation, RoleId, TaxonomyData, Term, TermId } from '../../server/src/core/taxonomy/schema';
import { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { SKIPPED_INSIDE } from '../../server/src/core/mentions/spellings';
import { foldPhrase } from '../../server/src/core/text/words';
import audiences from '../../server/taxonomy/audiences.yaml';
import metrics from '../../server/taxonomy/metrics.yaml';
import objectives from '../../server/taxonomy/objectives.yaml';
import roles from '../../server/taxonomy/roles.yaml';
import skills from '../../server/taxonomy/skills.yaml';
import sources from '../../server/taxonomy/sources.yaml';
import tactics from '../../server/taxonomy/tactics.yaml';
import traits from '../../server/taxonomy/traits.yaml';

const files: TaxonomyFiles = { roles, metrics, tactics, objectives, audiences, skills, traits, sources };
const data = buildTaxonomyData(files);
const taxonomy = new Taxonomy(data);

const COMMUNITY = 'community-management';
const SOCIAL = 'social-media-management';
const BRAND = 'brand-management';
const MARKETING = 'marketing';
const ALL = [COMMUNITY, SOCIAL, BRAND, MARKETING];

function termOf(id: TermId): Term {
  const term = taxonomy.term(id);
  assert.ok(term, `There is no term “${id}”.`);
  return term;
}

function relationOf(role: RoleId, id: TermId): Relation | undefined {
  return taxonomy.relation(role, termOf(id));
}

/** `clear`, `arguable`, `own`, `share`, or `unstated` where the taxonomy says nothing. */
function verdictOf(role: RoleId, id: TermId): string {
  const relation = relationOf(role, id);
  if (relation === undefined) return 'unstated';
  return relation.is === 'outside' ? relation.strength : relation.is;
}

function outsideRelations(): readonly { term: Term; role: RoleId; relation: Extract<Relation, { is: 'outside' }> }[] {
  return taxonomy.terms.flatMap((term) =>
    Object.entries(term.roles).flatMap(([role, relation]) =>
      relation.is === 'outside' ? [{ term, role, relation }] : [],
    ),
  );
}

describe('The taxonomy', () => {
  it('is in order: ids, forms, roles, sources and counterparts fit each other', () => {
    assert.deepEqual(checkTaxonomy(data).map(describeProblem), []);
  });

  it('knows the four roles, in this order', () => {
    assert.deepEqual(
      taxonomy.roles.map((role) => role.id),
      ALL,
    );
  });

  it('gives every finding a reason in one to three sentences that quotes nobody and names no file or source', () => {
    for (const { term, role, relation } of outsideRelations()) {
      const where = `${term.id} × ${role}: ${relation.reason}`;
      assert.match(relation.reason, /^[A-Z].*[.]$/, where);
      assert.ok(relation.reason.length <= 260, where);
      assert.ok((relation.reason.match(/[.](?:\s|$)/g) ?? []).length <= 3, where);
      assert.doesNotMatch(relation.reason, /["“”]|^Sources|\b(?:seeds?|the sources|the articles?|taxonomy)\b/, where);
    }
  });

  it('offers something of the same kind instead, which the role owns or shares', () => {
    for (const { term, role, relation } of outsideRelations()) {
      assert.ok(relation.instead, `${term.id} × ${role}`);
      const instead = termOf(relation.instead);
      assert.equal(instead.dimension, term.dimension, `${term.id} × ${role}`);
      assert.ok(['own', 'share'].includes(verdictOf(role, instead.id)), `${term.id} × ${role} → ${instead.id}`);
    }
  });

  it('puts abbreviations and spelt-out forms on one term', () => {
    const pairs: readonly [TermId, readonly string[]][] = [
      ['conversion-rate', ['CVR', 'conversion rates', 'landing page conversion rate']],
      ['click-through-rate', ['CTR', 'click-through rate', 'clickthrough rate', 'click-throughs', 'click rate']],
      ['engagement-rate', ['ER', 'engagement rate', 'engagement per post']],
      ['cost-per-lead', ['CPL', 'cost per lead']],
      ['cost-per-click', ['CPC', 'cost-per-click']],
      ['cost-per-mille', ['CPM', 'cost per thousand impressions']],
      ['cost-per-acquisition', ['CPA', 'cost per acquisition']],
      ['customer-acquisition-cost', ['CAC', 'customer acquisition cost', 'cost of acquiring a customer']],
      ['marketing-qualified-leads', ['MQLs', 'marketing-qualified leads']],
      ['sales-qualified-leads', ['SQLs', 'sales qualified leads']],
      ['return-on-ad-spend', ['ROAS', 'return on ad spend']],
      ['time-to-first-reply', ['TTFR', 'time to first response', 'first reply time']],
      ['share-of-voice', ['SOV', 'share of voice']],
      ['ugc-volume', ['UGC', 'user-generated content']],
      ['recurring-revenue', ['NRR', 'net revenue retention']],
      ['stickiness-ratio', ['DAU/MAU', 'stickiness']],
      ['email-open-rate', ['open rate', 'e-mail open rate', 'open rate of the newsletter']],
      ['app-installs', ['app installs', 'app downloads']],
      ['peer-answer-rate', ['peer answers', 'answers by members', 'questions answered by other users']],
      ['toxicity-rate', ['flagged posts']],
      ['aided-awareness', ['aided awareness', 'prompted awareness']],
      ['unaided-awareness', ['unaided awareness', 'unprompted awareness', 'spontaneous awareness']],
      ['moderate-discussions', ['moderate the forum', 'moderation of the forum', 'forum moderation']],
      ['paid-search', ['Google Ads', 'search ads', 'PPC']],
      ['display-advertising', ['display ads', 'banner ads']],
      ['email-marketing', ['email campaigns', 'email marketing']],
      ['landing-pages', ['landing page', 'landing pages']],
      ['seo', ['SEO', 'search engine optimisation', 'search engine optimization']],
      ['ambassador-programme', ['ambassador programme', 'ambassador program']],
      ['user-groups', ['user group', 'user groups']],
      ['customer-advisory-board', ['customer advisory board']],
      ['host-meetups', ['meet-ups', 'local meetups']],
    ];
    const key = (form: string): string =>
      foldPhrase(form.replace(/e-mail/gi, 'email'))
        .filter((word) => word !== 'the')
        .join(' ');
    const joined = (form: string): string => key(form.replace(/(?<=\p{L})-(?=\p{L})/gu, ''));
    for (const [id, forms] of pairs) {
      const term = termOf(id);
      const known = new Set([...term.forms, ...term.weakForms].flatMap((form) => [key(form), joined(form)]));
      for (const form of forms) assert.ok(known.has(key(form)) || known.has(joined(form)), `${id}: “${form}”`);
    }
  });

  it('lets ordinary words count only with support', () => {
    const ordinary: readonly [TermId, string][] = [
      ['leads', 'leads'],
      ['social-reach', 'reach'],
      ['traffic', 'traffic'],
      ['conversions', 'conversions'],
      ['customer-retention-rate', 'retention'],
      ['engagement', 'engagement'],
      ['sessions', 'sessions'],
      ['moderate-discussions', 'moderation'],
      ['pipeline-generated', 'pipeline'],
      ['brand-awareness', 'awareness'],
      ['followers', 'followers'],
      ['share-count', 'shares'],
      ['like-count', 'likes'],
      ['impressions', 'impressions'],
      ['sentiment', 'sentiment'],
      ['referral-rate', 'referrals'],
      ['brand-reputation', 'reputation'],
    ];
    for (const [id, word] of ordinary) {
      const folded = foldPhrase(word).join(' ');
      const strong = termOf(id).forms.some((form) => foldPhrase(form).join(' ') === folded);
      const weak = termOf(id).weakForms.some((form) => foldPhrase(form).join(' ') === folded);
      assert.deepEqual({ word, strong, weak }, { word, strong: false, weak: true });
    }
  });

  it('knows the other senses of words that plans are full of', () => {
    const senses: readonly [TermId, string][] = [
      ['leads', 'lead time'],
      ['leads', 'team lead'],
      ['customer-retention-rate', 'data retention'],
      ['engagement', 'employee engagement'],
      ['conversions', 'currency conversion'],
      ['conversions', 'unit conversion'],
      ['traffic', 'traffic light'],
      ['impressions', 'first impressions'],
      ['social-reach', 'reach out'],
      ['sales-qualified-leads', 'SQL export'],
      ['followers', 'talk follows'],
      ['share-count', 'share values'],
      ['sales-revenue', 'sales team'],
      ['moderate-discussions', 'moderation in all things'],
      ['public-relations', 'pull requests'],
    ];
    for (const [id, phrase] of senses) {
      const known = termOf(id).notThese.flatMap((sense) => [...sense.notWhen, ...sense.notNear]);
      assert.ok(
        known.some((other) => foldPhrase(other).join(' ') === foldPhrase(phrase).join(' ')),
        `${id}: “${phrase}”`,
      );
    }
  });
});

describe('The other senses', () => {
  it('end in a word that is looked at: an article at the end would leave a phrase that rules out too much', () => {
    for (const term of taxonomy.terms) {
      for (const phrase of term.notThese.flatMap((sense) => [...sense.notWhen, ...sense.notNear]))
        assert.ok(!SKIPPED_INSIDE.has(phrase.split(' ').at(-1) ?? ''), `${term.id}: “${phrase}”`);
    }
  });
});

describe('What the taxonomy says of the roles', () => {
  it('keeps figures of selling clearly outside community management', () => {
    for (const id of [
      'conversion-rate',
      'click-through-rate',
      'leads',
      'marketing-qualified-leads',
      'followers',
      'website-traffic',
      'sales-revenue',
    ]) {
      assert.equal(verdictOf(COMMUNITY, id), 'clear', id);
    }
    for (const id of ['paid-advertising', 'paid-social', 'seo', 'retargeting', 'lead-generation']) {
      assert.equal(verdictOf(COMMUNITY, id), 'clear', id);
    }
  });

  it('gives brand awareness, visibility and content to all four', () => {
    for (const id of ['brand-awareness', 'raise-brand-awareness', 'increase-visibility', 'content-creation']) {
      for (const role of ALL) assert.equal(verdictOf(role, id), 'own', `${id} × ${role}`);
    }
  });

  it('gives engagement on posts to social media and community, and taking part to community alone', () => {
    assert.equal(verdictOf(SOCIAL, 'engagement-rate'), 'own');
    assert.equal(verdictOf(COMMUNITY, 'engagement-rate'), 'own');
    assert.equal(verdictOf(COMMUNITY, 'member-participation-rate'), 'own');
    for (const role of [SOCIAL, MARKETING]) assert.equal(verdictOf(role, 'member-participation-rate'), 'arguable');
  });

  it('never judges a word whose object the plan leaves open', () => {
    for (const id of [
      'engagement',
      'traffic',
      'response-rate',
      'sign-ups',
      'content-views',
      'roi',
      'increase-engagement',
      'increase-traffic',
      'improve-roi',
    ]) {
      for (const role of ALL) assert.ok(!['clear', 'arguable'].includes(verdictOf(role, id)), `${id} × ${role}`);
    }
  });

  it('keeps hosting of members outside marketing and brand', () => {
    assert.equal(verdictOf(MARKETING, 'moderate-discussions'), 'clear');
    assert.equal(verdictOf(BRAND, 'moderate-discussions'), 'clear');
    assert.equal(verdictOf(SOCIAL, 'moderate-discussions'), 'share');
    for (const id of ['topic-depth', 'peer-answer-rate', 'community-health-score', 'user-groups', 'onboard-members']) {
      assert.equal(verdictOf(MARKETING, id), 'arguable', id);
    }
  });

  it('keeps retention outside social media, and lets marketing share it', () => {
    assert.equal(verdictOf(SOCIAL, 'customer-retention-rate'), 'clear');
    assert.equal(verdictOf(MARKETING, 'customer-retention-rate'), 'share');
  });

  it('treats members of a family alike', () => {
    for (const id of ['website-traffic', 'sessions', 'pageviews', 'unique-visitors'])
      assert.equal(verdictOf(BRAND, id), 'share', id);
    for (const id of ['email-newsletter', 'email-list-size', 'grow-mailing-list']) {
      assert.ok(['share', 'unstated'].includes(verdictOf(COMMUNITY, id)), id);
      assert.ok(['share', 'unstated'].includes(verdictOf(BRAND, id)), id);
    }
    for (const id of [
      'grow-engaged-community',
      'community-growth-rate',
      'total-members',
      'build-community-space',
      'community-strategy',
    ]) {
      assert.equal(verdictOf(MARKETING, id), 'unstated', id);
    }
    for (const id of [
      'member-participation-rate',
      'member-retention-rate',
      'member-churn-rate',
      'member-activation-rate',
      'member-reactivation-rate',
      'reengage-members',
      'increase-member-engagement',
    ]) {
      assert.equal(verdictOf(MARKETING, id), 'arguable', id);
    }
    for (const id of ['response-time', 'response-rate', 'issue-resolution-rate', 'customer-satisfaction']) {
      assert.ok(['share', 'unstated'].includes(verdictOf(MARKETING, id)), id);
    }
    for (const id of ['active-advocates', 'ambassador-programme', 'brand-advocacy']) {
      for (const role of ALL) assert.ok(!['clear', 'arguable'].includes(verdictOf(role, id)), `${id} × ${role}`);
    }
    for (const id of [
      'brand-reputation',
      'reputation-management',
      'protect-reputation',
      'brand-monitoring',
      'crisis-response',
    ]) {
      assert.equal(verdictOf(COMMUNITY, id), 'unstated', id);
    }
  });

  it('calls attributed variants arguable at most', () => {
    for (const id of [
      'brand-driven-sign-ups',
      'community-driven-sign-ups',
      'community-influenced-revenue',
      'community-qualified-leads',
      'social-sourced-pipeline',
      'content-attributed-revenue',
    ]) {
      for (const role of ALL) assert.notEqual(verdictOf(role, id), 'clear', `${id} × ${role}`);
    }
  });
});

describe('Checking the taxonomy', () => {
  const change = (edit: (data: TaxonomyData, term: Term) => TaxonomyData): readonly string[] => {
    const term = data.terms.find((one) => one.id === 'conversion-rate');
    assert.ok(term);
    return checkTaxonomy(edit(data, term)).map(describeProblem);
  };
  const withTerm = (data: TaxonomyData, term: Term): TaxonomyData => ({
    ...data,
    terms: data.terms.map((one) => (one.id === term.id ? term : one)),
  });
  const outside = (edit: object) => (data: TaxonomyData, term: Term) =>
    withTerm(data, {
      ...term,
      roles: { ...term.roles, [COMMUNITY]: { ...term.roles[COMMUNITY], ...edit } as Relation },
    });

  it('complains of a counterpart that does not exist or is not the role’s own', () => {
    assert.deepEqual(change(outside({ instead: 'no-such-term' })), [
      'metrics.yaml, conversion-rate, roles.community-management.instead: There is no term “no-such-term”.',
    ]);
    assert.deepEqual(change(outside({ instead: 'followers' })), [
      'metrics.yaml, conversion-rate, roles.community-management.instead: “followers” is neither owned nor shared by community-management.',
    ]);
    assert.equal(change(outside({ instead: undefined })).length, 1);
  });

  it('complains of a form that another term of the dimension has, however it is spelt', () => {
    const problems = change((data, term) => withTerm(data, { ...term, forms: [...term.forms, 'Click Through Rates'] }));
    assert.equal(problems.length, 1);
    assert.match(
      problems[0] ?? '',
      /“(?:Click Through Rates|click-through rate)” belongs to “(?:conversion-rate|click-through-rate)” already/,
    );
  });

  it('complains of another sense that rules out the term’s own words', () => {
    const notThese = [{ sense: 'a test', notWhen: ['conversion'], notNear: [] }];
    assert.match(
      change((data, term) => withTerm(data, { ...term, notThese })).join(),
      /would rule out the term's own form/,
    );
  });

  it('complains of roles and sources that do not exist', () => {
    const stranger = change((data, term) =>
      withTerm(data, { ...term, roles: { ...term.roles, sales: { is: 'own', basis: [] } } }),
    );
    assert.deepEqual(stranger, ['metrics.yaml, conversion-rate, roles.sales: There is no role “sales”.']);
    const unsourced = change((data, term) => withTerm(data, { ...term, sources: ['hearsay'] }));
    assert.deepEqual(unsourced, ['metrics.yaml, conversion-rate, sources: There is no source “hearsay”.']);
    assert.match(
      change(outside({ basis: [{ source: 'seed-000', says: 'outside', reading: 'stated' }] })).join(),
      /needs the place/,
    );
  });

  it('complains of an id that is used twice', () => {
    const problems = change((data, term) => ({
      ...data,
      terms: [...data.terms, { ...term, forms: ['a wording of its own'], weakForms: [], sectionForms: [] }],
    }));
    assert.match(problems.join(), /metrics.yaml, conversion-rate, id: Two terms have this id/);
  });

  it('complains of a term that no role has, and of a trait without an answer', () => {
    assert.match(
      change((data, term) => withTerm(data, { ...term, roles: {} })).join(),
      /No role owns or shares this term/,
    );
    const silent = change((data) => ({
      ...data,
      traits: data.traits.map((trait, index) => (index === 0 ? { ...trait, values: {} } : trait)),
    }));
    assert.equal(silent.length, ALL.length);
  });

  it('names file, entry and field where a file does not fit the schema', () => {
    const broken = (metrics as readonly Record<string, unknown>[]).map((entry) =>
      entry.id === 'conversion-rate' ? { ...entry, colour: 'blue', label: '', forms: [], weakForms: [] } : entry,
    );
    assert.throws(
      () => buildTaxonomyData({ ...files, metrics: broken }),
      (error) => {
        assert.ok(error instanceof TaxonomyError);
        assert.match(error.message, /^metrics\.yaml, conversion-rate, label: /m);
        assert.match(error.message, /^metrics\.yaml, conversion-rate: .*colour/m);
        return true;
      },
    );
    assert.throws(
      () =>
        buildTaxonomyData({
          ...files,
          metrics: broken.map(({ colour: _, ...entry }) => ({ ...entry, label: 'A label' })),
        }),
      /conversion-rate, forms: A term needs at least one form/,
    );
  });
});

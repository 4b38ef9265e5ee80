import type { Dimension, Role, RoleId, Term, TermId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';

/** Whom the business sells to: other businesses, or consumers. */
export type Business = 'b2b' | 'b2c';

/** The dimensions that a plan's skeleton has a place for. */
export type PlannedDimension = Exclude<Dimension, 'skill'>;

type Choice = Readonly<Record<PlannedDimension, readonly TermId[]>>;

/**
 * The terms with which a first plan begins. An editor's choice among what each role owns: what the sources name most and
 * what most teams can measure. No term is chosen for two roles, so that a plan of all roles gives nothing to two of them.
 */
const chosen: Readonly<Record<RoleId, Choice>> = {
  'community-management': {
    objective: ['build-sense-of-belonging', 'enable-peer-support'],
    audience: ['members', 'advocates-enthusiasts'],
    tactic: ['moderate-discussions', 'welcome-members', 'community-events', 'collect-member-feedback'],
    metric: ['member-participation-rate', 'member-retention-rate', 'peer-answer-rate', 'sense-of-community-index'],
  },
  'social-media-management': {
    objective: ['grow-social-audience', 'drive-social-traffic-objective'],
    audience: ['social-followers', 'creators'],
    tactic: ['publish-social-posts', 'social-content-calendar', 'trend-monitoring', 'respond-to-comments'],
    metric: ['follower-growth-rate', 'engagement-rate', 'click-through-rate', 'social-referral-traffic'],
  },
  'brand-management': {
    objective: ['strengthen-brand-image', 'raise-brand-awareness'],
    audience: ['target-market', 'loyal-buyers'],
    tactic: ['brand-guidelines', 'brand-campaign', 'brand-tracking-survey', 'brand-storytelling'],
    metric: ['aided-awareness', 'brand-consideration', 'brand-favourability', 'share-of-voice'],
  },
  marketing: {
    objective: ['generate-demand', 'acquire-customers'],
    audience: ['prospective-customers', 'in-market-buyers'],
    tactic: ['content-marketing', 'seo', 'paid-search', 'email-marketing'],
    metric: ['conversion-rate', 'customer-acquisition-cost', 'website-traffic', 'marketing-roi'],
  },
};

/**
 * What comes first where the type of business is known, after the trait `b2b-vs-b2c`: among businesses councils, partners,
 * long decisions, accounts and pipeline; among consumers public channels, the broad public and volume.
 */
const chosenFor: Readonly<Record<Business, Readonly<Record<RoleId, Partial<Choice>>>>> = {
  b2b: {
    'community-management': {
      audience: ['b2b-executives', 'suppliers-partners'],
      tactic: ['customer-advisory-board', 'user-groups'],
      metric: ['product-feedback-volume'],
    },
    'social-media-management': {
      audience: ['business-followers'],
      tactic: ['thought-leadership-posts', 'employee-advocacy'],
    },
    'brand-management': {
      objective: ['build-brand-trust'],
      audience: ['opinion-formers'],
      tactic: ['thought-leadership'],
      metric: ['brand-trust'],
    },
    marketing: {
      audience: ['target-accounts'],
      tactic: ['account-based-marketing', 'sales-enablement'],
      metric: ['marketing-qualified-leads', 'pipeline-generated'],
    },
  },
  b2c: {
    'community-management': {
      audience: ['people-sharing-interest'],
      tactic: ['host-meetups'],
      metric: ['ugc-volume'],
    },
    'social-media-management': {
      audience: ['broad-public-social'],
      tactic: ['short-form-video', 'social-contests'],
      metric: ['video-views'],
    },
    'brand-management': {
      audience: ['consumers'],
      tactic: ['sponsorship'],
      metric: ['brand-penetration'],
    },
    marketing: {
      tactic: ['sales-promotion', 'seasonal-promotions'],
      metric: ['return-on-ad-spend'],
    },
  },
};

/** What is wanted for a plan. */
export interface Wanted {
  readonly role: Role;
  readonly dimension: PlannedDimension;
  /** How many at most. */
  readonly count: number;
  readonly business?: Business | undefined;
}

/** The terms with which a role's part of a plan begins; for a role of the workspace's own, those it owns alone first. */
export function essentialTerms(taxonomy: Taxonomy, { role, dimension, count, business }: Wanted): readonly Term[] {
  const first = business === undefined ? [] : (chosenFor[business][role.id]?.[dimension] ?? []);
  const general = chosen[role.id]?.[dimension] ?? ownTermIds(taxonomy, role, dimension);
  const terms = [...first, ...general].flatMap((id) => taxonomy.term(id) ?? []);
  return terms.filter((term) => term.roles[role.id]?.is === 'own').slice(0, count);
}

function ownTermIds(taxonomy: Taxonomy, role: Role, dimension: Dimension): readonly TermId[] {
  const own = taxonomy.terms.filter((term) => term.dimension === dimension && term.roles[role.id]?.is === 'own');
  const isAlone = (term: Term): boolean => taxonomy.owners(term).length === 1;
  return [...own.filter(isAlone), ...own.filter((term) => !isAlone(term))].map(({ id }) => id);
}

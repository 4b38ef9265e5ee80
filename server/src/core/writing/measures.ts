import type { Term, TermId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';

/** The figure by which an objective is usually seen to be met: whoever owns the objective owns or shares the figure. */
const measuredBy: Readonly<Record<TermId, TermId>> = {
  'build-sense-of-belonging': 'sense-of-community-index',
  'grow-engaged-community': 'active-members',
  'strengthen-customer-relationships': 'customer-retention-rate',
  'increase-member-engagement': 'member-participation-rate',
  'increase-engagement': 'engagement-rate',
  'improve-customer-retention': 'customer-retention-rate',
  'turn-users-into-advocates': 'active-advocates',
  'increase-word-of-mouth': 'word-of-mouth',
  'improve-customer-satisfaction': 'customer-satisfaction',
  'enable-peer-support': 'peer-answer-rate',
  'gather-customer-insight': 'customer-satisfaction',
  'foster-safe-space': 'toxicity-rate',
  'connect-members': 'network-density',
  'increase-product-adoption': 'product-adoption-rate',
  'increase-event-participation': 'event-attendance',
  'improve-internal-collaboration': 'member-participation-rate',
  'raise-brand-awareness': 'brand-awareness',
  'increase-visibility': 'brand-awareness',
  'strengthen-brand-image': 'brand-perception',
  'build-brand-equity': 'brand-equity',
  'establish-positioning': 'message-recall',
  'ensure-brand-consistency': 'brand-consistency-score',
  'build-brand-loyalty': 'customer-loyalty',
  'build-brand-trust': 'brand-trust',
  'build-brand-affinity': 'brand-affinity',
  'protect-reputation': 'brand-reputation',
  'increase-share-of-voice': 'share-of-voice',
  'increase-brand-penetration': 'brand-penetration',
  'grow-market-share': 'market-share',
  'increase-purchase-intent': 'purchase-intent',
  'grow-social-audience': 'follower-growth-rate',
  'increase-social-engagement': 'engagement-rate',
  'increase-reach': 'social-reach',
  'drive-social-traffic-objective': 'social-referral-traffic',
  'increase-social-sales': 'social-attributed-revenue',
  'improve-social-responsiveness': 'response-time',
  'acquire-customers': 'new-customers',
  'generate-demand': 'marketing-qualified-leads',
  'grow-sales': 'sales-revenue',
  'increase-conversions': 'conversion-rate',
  'increase-sign-ups': 'sign-ups',
  'increase-web-traffic': 'website-traffic',
  'increase-traffic': 'website-traffic',
  'improve-marketing-roi': 'marketing-roi',
  'improve-roi': 'roi',
  'enter-market': 'new-customers',
  'launch-product': 'purchase-intent',
  'improve-customer-lifetime-value': 'customer-lifetime-value',
  'improve-search-visibility': 'organic-search-traffic',
  'increase-referrals': 'referral-rate',
  'align-sales-and-marketing': 'sales-qualified-leads',
  'grow-mailing-list': 'email-list-size',
};

/** The metric that goes with an objective; `undefined` where none is known. */
export function measureOf(taxonomy: Taxonomy, objective: Term): Term | undefined {
  const id = Object.hasOwn(measuredBy, objective.id) ? measuredBy[objective.id] : undefined;
  return id === undefined ? undefined : taxonomy.term(id);
}

import type { Owner } from '../../server/src/core/roles/owners';

const SHORT: Readonly<Record<string, string>> = {
  'community-management': 'community',
  'social-media-management': 'social',
  'brand-management': 'brand',
  marketing: 'marketing',
};

/** An owner as tests write it: `community` for a role of ours, `somebody` for anybody else. */
export function shortName(owner: Owner, somebody = '?'): string {
  return owner.kind === 'role' ? (SHORT[owner.role] ?? owner.role) : somebody;
}

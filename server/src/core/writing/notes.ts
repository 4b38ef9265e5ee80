import type { Role } from '../taxonomy/schema';
import type { Draft } from '../text/draft';

/** Says on an item itself who owns it, whatever the heading above says: `(owner: Community management)`. */
export function ownerNote(role: Role): Draft {
  return [`(owner: ${role.label})`];
}

/** What a suppression silences. */
export type SuppressionReach = 'next-line' | 'line' | 'block' | 'file';

/**
 * A comment that silences a rule, with a place for the reason. `rules` are the names to choose from, the usual one first;
 * without any, everything is silenced.
 */
export function suppression(reach: SuppressionReach, rules: readonly string[]): Draft {
  const [first, ...others] = rules;
  const what: Draft = first === undefined ? [] : [' ', { fill: first, choices: others }];
  const why: Draft = [' -- ', { fill: 'why this is right here' }, ' -->'];
  if (reach !== 'block') return [`<!-- rolecheck-disable-${reach}`, ...what, ...why];
  const text = { fill: 'the lines to leave alone' };
  return ['<!-- rolecheck-disable', ...what, ...why, '\n\n', text, '\n\n<!-- rolecheck-enable -->'];
}

import type { Analysis } from '../analyze';
import type { Finding } from '../rules/findings';
import type { FindFixes, Fix } from './fix';
import { findMoves } from './move';
import { findReplacements } from './replace';
import { findRespellings } from './respell';
import { findShares } from './share';
import { findSuppressions } from './suppress';
import { findRemovals } from './unsuppress';

/** Every kind of repair, the most telling one first. */
const finders: readonly FindFixes[] = [
  findMoves,
  findReplacements,
  findShares,
  findSuppressions,
  findRespellings,
  findRemovals,
];

/** The ways to repair a finding, the best ones first. At most one is preferred. */
export function fixesOf(finding: Finding, analysis: Analysis): readonly Fix[] {
  const fixes = finders.flatMap((find) => find(finding, analysis));
  const best = fixes.find((fix) => fix.preferred);
  return fixes.map((fix) => (fix.preferred && fix !== best ? { ...fix, preferred: false } : fix));
}

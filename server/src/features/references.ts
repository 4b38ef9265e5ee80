import type { Location } from 'vscode-languageserver-types';
import { pageUri } from '../core/reference/pages';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { PlanDigest } from './plan-digest';
import type { Subject } from './subject';

/** Every place of a plan that speaks of the subject, in the plan's order. */
export function referencesIn({ uri, mentions, namings }: PlanDigest, subject: Subject): Location[] {
  const ranges = subject.kind === 'term' ? mentions.get(subject.term) : namings.get(subject.role);
  return (ranges ?? []).map((range) => ({ uri, range }));
}

/** Where the subject is declared: at the top of its page. Neighbour functions have none. */
export function declarationOf(subject: Subject, taxonomy: Taxonomy): Location[] {
  if (subject.kind === 'role' && !taxonomy.role(subject.role)) return [];
  const start = { line: 0, character: 0 };
  return [{ uri: pageUri(subject), range: { start, end: start } }];
}

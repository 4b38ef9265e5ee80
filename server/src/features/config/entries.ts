import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyze';
import type { ConfigLayer } from '../../core/config/config';
import { placeOfRole, placeOfTerm } from '../../core/config/schema/config-entries';
import { whatStandsAt } from '../../core/lookup/what-stands-at';
import type { DefinitionOptions } from '../definition';
import { subjectAt } from '../subject';

/**
 * Where the team's files say something of the term or the role at an offset of a plan, the nearest file first. The layers
 * are in the order in which they are read: what is extended first.
 */
export function entriesAt(
  analysis: Analysis,
  offset: number,
  layers: readonly ConfigLayer[],
  { links }: DefinitionOptions,
): Location[] | LocationLink[] {
  const subject = subjectAt(analysis, offset);
  const standing = whatStandsAt(analysis, offset);
  if (subject === undefined || standing === undefined) return [];
  const entries = [...layers].reverse().flatMap(({ uri, reading }): Location[] => {
    const span = subject.kind === 'term' ? placeOfTerm(reading, subject.term) : placeOfRole(reading, subject.role);
    return span === undefined ? [] : [{ uri, range: reading.source.rangeOf(span) }];
  });
  if (!links) return entries;
  const originSelectionRange = analysis.source.rangeOf(standing.span);
  return entries.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

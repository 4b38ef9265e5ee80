import * as z from 'zod';
import { insertTerms } from '../../core/lookup/insert-terms';
import type { Term } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import { Refusal, command, positionArgument, uriArgument } from './command';
import { insertAtCaret } from './insert';

const schema = () =>
  z.object({
    uri: uriArgument(),
    position: positionArgument(),
    terms: z.array(z.string(), { error: 'must be a list of KPIs by id' }).min(1, 'must name at least one KPI'),
  });

/**
 * `rolecheck.insertKpis {uri, position, terms[]}` writes the KPIs, given by their ids, in the form of what stands at the
 * caret: items of a list, rows of a table in its own columns, words of an enumeration, or else a new list. Answers an
 * `Insertion`.
 */
export const insertKpis = command(schema, ({ terms: ids, ...caret }, host, token) =>
  insertAtCaret(caret, host, token, ({ analysis, offset }) => [
    insertTerms(analysis, offset, kpisNamed(ids, analysis.taxonomy)),
  ]),
);

/** The KPIs meant, each once. Fails with a sentence where there is no such KPI. */
function kpisNamed(ids: readonly string[], taxonomy: Taxonomy): readonly Term[] {
  return [...new Set(ids)].map((id) => {
    const term = taxonomy.term(id);
    if (term?.dimension === 'metric') return term;
    throw new Refusal(`There is no KPI “${id}”. “rolecheck.kpisAt” lists them all.`);
  });
}

import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import {
  bestSymbols,
  readSymbolQuery,
  symbolsIn,
  type RankedSymbol,
  type SymbolQuery,
} from '../../features/workspace-symbols';
import type { Register } from './host';

/** The most symbols of one answer; whoever looks for another one types on. */
const most = 200;

/**
 * Finds role sections and the terms given to roles in the plans of the workspace.
 *
 * There are no document symbols, folding or selection ranges: editors' own support for Markdown has them, and everything
 * would be there twice.
 */
export const registerWorkspaceSymbols: Register = ({ connection, plans }) => {
  connection.onWorkspaceSymbol(async (params, token, progress) => {
    if (params.query.trim() === '') return [];
    // Teams have terms and names of their own, so that the query is read once with each of their taxonomies.
    const queries = new Map<Taxonomy, SymbolQuery | undefined>();
    const found: RankedSymbol[] = [];
    progress.begin('Looking through the plans', 0, undefined, true);
    try {
      for await (const { plan, taxonomy } of plans.all(token)) {
        if (!queries.has(taxonomy)) queries.set(taxonomy, readSymbolQuery(params.query, taxonomy));
        const query = queries.get(taxonomy);
        if (query) found.push(...symbolsIn(plan, query));
      }
    } finally {
      progress.done();
    }
    // Only all of them together can be put in order, so that none are sent ahead.
    return bestSymbols(found, most);
  });
  return { workspaceSymbolProvider: { workDoneProgress: true } };
};

import { bestSymbols, readSymbolQuery, symbolsIn, type RankedSymbol } from '../../features/workspace-symbols';
import type { Register } from './host';

/** The most symbols of one answer; whoever looks for another one types on. */
const most = 200;

/**
 * Finds role sections and the terms given to roles in the plans of the workspace.
 *
 * There are no document symbols, folding or selection ranges: editors' own support for Markdown has them, and everything
 * would be there twice.
 */
export const registerWorkspaceSymbols: Register = ({ connection, world, plans }) => {
  connection.onWorkspaceSymbol(async (params, token, progress) => {
    const query = readSymbolQuery(params.query, world.taxonomy);
    if (!query) return [];
    const found: RankedSymbol[] = [];
    progress.begin('Looking through the plans', 0, undefined, true);
    try {
      for await (const { plan } of plans.all(token)) found.push(...symbolsIn(plan, query));
    } finally {
      progress.done();
    }
    // Only all of them together can be put in order, so that none are sent ahead.
    return bestSymbols(found, most);
  });
  return { workspaceSymbolProvider: { workDoneProgress: true } };
};

import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { highlightsAt } from '../../features/highlights';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** Marks what else in the document speaks of the term or role under the caret, in whatever words. */
export const registerHighlights: Register = ({ connection, session, world }) => {
  connection.onDocumentHighlight(
    documentRequest<DocumentHighlightParams, DocumentHighlight[]>(session, world.clock, {
      name: 'document highlights',
      absent: [],
      answer: ({ analysis }, { position }) =>
        analysis ? highlightsAt(analysis, analysis.source.offsetAt(position)) : [],
    }),
  );
  return { documentHighlightProvider: true };
};

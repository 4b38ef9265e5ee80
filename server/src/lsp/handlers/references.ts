import type { Location, ReferenceParams } from 'vscode-languageserver';
import { declarationOf, referencesIn } from '../../features/references';
import { subjectAt, type Subject } from '../../features/subject';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** Finds a term in all its wordings, or a role under all its names, in the plans of the workspace. */
export const registerReferences: Register = ({ connection, session, world, client, plans, reference }) => {
  const subjectOf = documentRequest<ReferenceParams, Subject | undefined>(session, world.clock, {
    name: 'references',
    absent: undefined,
    answer: ({ analysis }, { position }) => analysis && subjectAt(analysis, analysis.source.offsetAt(position)),
  });
  connection.onReferences(async (params, token, progress, partial) => {
    const subject = await subjectOf(params, token);
    if (!subject) return null;
    const found: Location[] = [];
    const give = (locations: readonly Location[]): void => {
      if (locations.length === 0) return;
      if (partial) partial.report([...locations]);
      else found.push(...locations);
    };
    progress.begin('Looking through the plans', 0, undefined, true);
    try {
      if (params.context.includeDeclaration && client.asksForContent) {
        give(declarationOf(subject, await reference.taxonomy(params.textDocument.uri)));
      }
      let shown = 0;
      for await (const { plan, share } of plans.all(token)) {
        give(referencesIn(plan, subject));
        const percent = Math.floor(share * 100);
        if (percent > shown) progress.report((shown = percent));
      }
    } finally {
      progress.done();
    }
    // What was given in parts is not given again.
    return found;
  });
  return { referencesProvider: { workDoneProgress: true } };
};

import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { definitionAt } from '../../features/definition';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** Leads from a term, a role or a rule's name to its page, where the client can open one. */
export const registerDefinition: Register = ({ connection, session, world, client }) => {
  if (!client.asksForContent) return {};
  connection.onDefinition(
    documentRequest<DefinitionParams, Location | LocationLink[] | null>(session, world.clock, {
      name: 'definition',
      absent: null,
      answer: ({ analysis }, { position }) => {
        if (analysis === undefined) return null;
        const links = client.linksDefinitions;
        return definitionAt(analysis, analysis.source.offsetAt(position), { links }) ?? null;
      },
    }),
  );
  return { definitionProvider: true };
};

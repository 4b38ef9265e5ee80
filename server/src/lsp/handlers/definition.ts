import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { isPage } from '../../core/reference/pages';
import { configDefinitionAt } from '../../features/config/definition';
import { entriesAt } from '../../features/config/entries';
import { definitionAt } from '../../features/definition';
import { documentRequest } from '../requests';
import type { Register } from './host';

type Found = Location | Location[] | LocationLink[];

/**
 * Leads from a term, a role or a rule's name to what the team says of it, and to its page where the client can open one;
 * in a team's file, from an id to its entry or its page.
 */
export const registerDefinition: Register = ({ connection, session, world, client, rules, reference }) => {
  const options = { links: client.linksDefinitions };
  connection.onDefinition(
    documentRequest<DefinitionParams, Found | null>(session, world.clock, {
      name: 'definition',
      absent: null,
      answer: ({ uri, analysis, config }, { position }) => {
        let found: readonly (Location | LocationLink)[] = [];
        if (config) {
          const { source } = config.reading;
          const more = { ...options, uri, layers: rules.layersWith(uri) };
          found = listed(configDefinitionAt(source, source.offsetAt(position), config.taxonomy, more));
        } else if (analysis) {
          const offset = analysis.source.offsetAt(position);
          const layers = rules.layersOf(session.configOf(uri));
          found = [...entriesAt(analysis, offset, layers, options), ...listed(definitionAt(analysis, offset, options))];
        }
        reference.asked(uri);
        return answerOf(found.filter((one) => client.asksForContent || !isPage(targetOf(one))));
      },
    }),
  );
  return { definitionProvider: true };
};

function listed(found: Location | readonly LocationLink[] | undefined): readonly (Location | LocationLink)[] {
  if (found === undefined) return [];
  return 'uri' in found ? [found] : found;
}

function targetOf(found: Location | LocationLink): string {
  return 'uri' in found ? found.uri : found.targetUri;
}

/** One place is answered as such, since there are clients that show a list even of one. */
function answerOf(found: readonly (Location | LocationLink)[]): Found | null {
  const locations = found.filter((one) => 'uri' in one);
  const links = found.filter((one) => 'targetUri' in one);
  const [only, ...others] = locations;
  if (only !== undefined) return others.length === 0 ? only : locations;
  return links.length === 0 ? null : links;
}

import type { Hover, HoverParams } from 'vscode-languageserver';
import { noLinks, pageUri } from '../../core/reference/pages';
import { configHoverAt } from '../../features/config/hover';
import { hoverAt } from '../../features/hover';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** Says what a term, a role, a label or a suppression means where it stands. */
export const registerHover: Register = ({ connection, session, world, client, reference }) => {
  // A link to a page is of use only to those who can open it.
  const linkTo = client.asksForContent ? pageUri : noLinks;
  connection.onHover(
    documentRequest<HoverParams, Hover | null>(session, world.clock, {
      name: 'hover',
      absent: null,
      answer: ({ uri, analysis, config }, { position }) => {
        const options = { markdown: client.rendersMarkdown, linkTo };
        if (analysis === undefined && config === undefined) return null;
        // From the hover a link may lead to a page.
        reference.asked(uri);
        if (config) {
          const { source } = config.reading;
          return configHoverAt(source, source.offsetAt(position), config.taxonomy, options) ?? null;
        }
        if (analysis === undefined) return null;
        return hoverAt(analysis, analysis.source.offsetAt(position), options) ?? null;
      },
    }),
  );
  return { hoverProvider: true };
};

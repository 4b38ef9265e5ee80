import type { Hover, HoverParams } from 'vscode-languageserver';
import { noLinks, pageUri } from '../../core/reference/pages';
import { hoverAt } from '../../features/hover';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** Says what a term, a role, a label or a suppression means where it stands. */
export const registerHover: Register = ({ connection, session, world, client }) => {
  // A link to a page is of use only to those who can open it.
  const linkTo = client.asksForContent ? pageUri : noLinks;
  connection.onHover(
    documentRequest<HoverParams, Hover | null>(session, world.clock, {
      name: 'hover',
      absent: null,
      answer: ({ analysis }, { position }) => {
        if (analysis === undefined) return null;
        const options = { markdown: client.rendersMarkdown, linkTo };
        return hoverAt(analysis, analysis.source.offsetAt(position), options) ?? null;
      },
    }),
  );
  return { hoverProvider: true };
};

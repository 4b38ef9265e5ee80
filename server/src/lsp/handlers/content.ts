import { missingPage, writePage } from '../../core/reference/page';
import { pageOfUri, pageScheme, pageUri, relativeLinks } from '../../core/reference/pages';
import type { Register } from './host';

/** Hands out the pages of the reference as documents that can be read and not written. */
export const registerContent: Register = ({ connection, world, client }) => {
  if (!client.asksForContent) return {};
  // Between pages relative links work wherever Markdown is shown; addresses of our own scheme do in few editors.
  connection.workspace.textDocumentContent.on(({ uri }) => {
    const page = pageOfUri(uri);
    const text = page === undefined ? undefined : writePage(page, world.taxonomy, relativeLinks(page));
    return { text: text ?? missingPage(uri, pageUri) };
  });
  return { workspace: { textDocumentContent: { schemes: [pageScheme] } } };
};

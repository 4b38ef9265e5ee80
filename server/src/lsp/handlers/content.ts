import { pageScheme } from '../../core/reference/pages';
import type { Register } from './host';

/** Hands out the pages of the reference as documents that can be read and not written. */
export const registerContent: Register = ({ connection, client, reference }) => {
  if (!client.asksForContent) return {};
  connection.workspace.textDocumentContent.on(async ({ uri }) => ({ text: await reference.page(uri) }));
  return { workspace: { textDocumentContent: { schemes: [pageScheme] } } };
};

import { commands, MarkdownString, Uri, type Hover } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** The scheme of the pages that the server hands out: terms, roles, comparisons and rules, to be read and not written. */
const scheme = 'rolecheck';

/** The folder in which all of them stand. */
const root = Uri.from({ scheme, path: '/' });

/**
 * Makes the server's pages what a reader expects in this editor. That they are shown rendered rather than as Markdown is
 * up to `workbench.editorAssociations`, which the extension's manifest sets for them and a person may set otherwise.
 */
export const pageMiddleware: Middleware = {
  window: {
    async showDocument(params, _token, next) {
      const uri = Uri.parse(params.uri);
      if (uri.scheme !== scheme) return next(params, _token);
      try {
        // Other than showing a text document, this heeds which editor is meant for it.
        await commands.executeCommand('vscode.open', uri, { preserveFocus: params.takeFocus !== true });
        return { success: true };
      } catch {
        return next(params, _token);
      }
    },
  },
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    if (hover) hover.contents.forEach(followPages);
    return hover;
  },
};

/** The editor makes no link of an address whose scheme it does not know, but follows relative ones from any folder. */
function followPages(content: Hover['contents'][number]): void {
  if (!(content instanceof MarkdownString)) return;
  content.baseUri = root;
  content.value = content.value.replaceAll(`](${scheme}:/`, '](');
}

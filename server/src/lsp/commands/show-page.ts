import * as z from 'zod';
import { pageUri, type PageRef } from '../../core/reference/pages';
import { ruleNames } from '../../core/rules/findings';
import { rulePageUrl } from '../../core/reference/rule-page-url';
import type { Host } from '../handlers/host';
import { askerArgument, command, Refusal } from './command';
import { rolesArgument, severalRoles } from './roles';

/**
 * `rolecheck.explain {rule}` opens the page of a rule: in the editor where it can ask for documents that only the server
 * has, in the browser otherwise. Answers the page's address.
 */
export const explain = command(
  () => z.object({ rule: z.enum(ruleNames, { error: `must be one of these: ${ruleNames.join(', ')}` }) }),
  ({ rule }, host) => showPage({ kind: 'rule', rule }, rulePageUrl(rule), host),
);

/**
 * `rolecheck.compare {roles[], uri?}` opens a page that sets two or more roles side by side, in an editor that can ask for
 * documents that only the server has; `uri` is the document from which it is asked for. Answers the page's address.
 */
export const compare = command(
  () => z.object({ roles: rolesArgument(), uri: askerArgument() }),
  async ({ roles, uri }, host) => {
    if (uri != null) host.reference.asked(uri);
    const named = severalRoles(roles, await host.reference.taxonomy(uri ?? undefined));
    return showPage({ kind: 'comparison', roles: named.map(({ id }) => id) }, undefined, host);
  },
);

const NO_PAGES =
  'Your editor cannot show pages that come from Rolecheck itself. In a terminal, “rolecheck compare” prints this one.';

/** Shows a page of the reference, or its address in the browser. Refuses where the editor can do neither. */
async function showPage(page: PageRef, address: string | undefined, { connection, client }: Host): Promise<string> {
  const uri = client.asksForContent ? pageUri(page) : address;
  if (uri === undefined) throw new Refusal(NO_PAGES);
  if (!client.showsDocuments)
    throw new Refusal(`Your editor cannot open pages for Rolecheck. This one is here: ${uri}`);
  const { success } = await connection.window.showDocument({ uri, external: !client.asksForContent, takeFocus: true });
  if (!success) throw new Refusal(`Your editor did not open the page. It is here: ${uri}`);
  return uri;
}

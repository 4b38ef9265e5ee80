import {
  CompleteRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type ListResourcesResult,
} from '@modelcontextprotocol/sdk/types.js';
import { writePage } from '../core/reference/page';
import { pageOfUri, pageUri, type PageRef } from '../core/reference/pages';
import { ruleNames } from '../core/rules/findings';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { Disk } from './disk';
import type { ProtocolServer } from './protocol';

const mimeType = 'text/markdown';

const termTemplate = 'rolecheck:/terms/{term}.md';

/** As many values as a client is offered while one is typed, which is what the protocol allows. */
const mostValues = 100;

/** Puts the reference on the server: pages about roles, comparisons and rules, and by name one about each term. */
export function registerResources(server: ProtocolServer, disk: Disk): void {
  const taxonomyNow = async (signal: AbortSignal): Promise<Taxonomy> => (await disk.desk(signal).rules()).taxonomy;

  server.setRequestHandler(ListResourcesRequestSchema, async (_request, { signal }) => ({
    resources: listed(await taxonomyNow(signal)),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        uriTemplate: termTemplate,
        name: 'term',
        title: 'A term',
        description:
          'All that is known of a metric, tactic, objective, audience or skill: whose it is, and who says so.',
        mimeType,
      },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    const page = pageOfUri(uri);
    const text = page === undefined ? undefined : writePage(page, await taxonomyNow(signal), pageUri);
    if (text === undefined) {
      throw new McpError(
        notFound,
        `There is no page “${uri}”. The pages that there are: ${pageUri({ kind: 'taxonomy' })}`,
      );
    }
    return { contents: [{ uri, mimeType, text }] };
  });
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }, { signal }) => {
    if (ref.type !== 'ref/resource' || ref.uri !== termTemplate || argument.name !== 'term') {
      return { completion: { values: [], total: 0, hasMore: false } };
    }
    const typed = argument.value.trim().toLowerCase().replaceAll(' ', '-');
    const { terms } = await taxonomyNow(signal);
    const ids = terms.map(({ id }) => id);
    const values = [
      ...ids.filter((id) => id.startsWith(typed)),
      ...ids.filter((id) => !id.startsWith(typed) && id.includes(typed)),
    ];
    return {
      completion: { values: values.slice(0, mostValues), total: values.length, hasMore: values.length > mostValues },
    };
  });
}

/** The protocol's own code for a resource that is not there. */
const notFound = -32002;

function listed(taxonomy: Taxonomy): ListResourcesResult['resources'] {
  const { roles } = taxonomy;
  const one = (page: PageRef, name: string, title: string): ListResourcesResult['resources'][number] => ({
    uri: pageUri(page),
    name,
    title,
    mimeType,
  });
  return [
    one({ kind: 'taxonomy' }, 'taxonomy', 'Everything that Rolecheck knows'),
    one({ kind: 'config' }, 'configuration', 'What a team can say in its .rolecheck.yaml'),
    ...roles.map(({ id, label }) => one({ kind: 'role', role: id }, id, label)),
    ...roles.flatMap((a, index) =>
      roles
        .slice(index + 1)
        .map((b) =>
          one({ kind: 'comparison', roles: [a.id, b.id] }, `${a.id}+${b.id}`, `${a.label} and ${b.phrase} compared`),
        ),
    ),
    ...ruleNames.map((rule) => one({ kind: 'rule', rule }, rule, `The rule ${rule}`)),
  ];
}

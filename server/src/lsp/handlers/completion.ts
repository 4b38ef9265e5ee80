import { CompletionTriggerKind, type CompletionItem, type CompletionParams } from 'vscode-languageserver';
import { completionsAt } from '../../features/completion';
import { documentationOf } from '../../features/completion/documentation';
import { triggerCharacters } from '../../features/completion/triggers';
import type { CompletionData } from '../../features/completion/item';
import { configCompletionsAt } from '../../features/config/completion';
import { documentRequest } from '../requests';
import type { Host, Register } from './host';

/** Completion, with the documentation of an item when it is looked at. */
export const registerCompletion: Register = (host) => {
  const { connection, session, world, client } = host;
  const abilities = {
    snippets: client.completesSnippets,
    insertReplace: client.insertsOrReplaces,
    labelDetails: client.showsLabelDetails,
  };
  connection.onCompletion(
    documentRequest(session, world.clock, {
      name: 'completion',
      absent: null,
      answer: ({ uri, analysis, config }, { position, context }: CompletionParams) => {
        const trigger =
          context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
        if (config) {
          const { source } = config.reading;
          const offset = source.offsetAt(position);
          const markdown = client.documentsInMarkdown;
          return configCompletionsAt(source, config.taxonomy, { uri, offset, trigger, abilities, markdown });
        }
        if (analysis === undefined) return null;
        const offset = analysis.source.offsetAt(position);
        return completionsAt(analysis, { uri, offset, trigger, abilities });
      },
    }),
  );
  connection.onCompletionResolve((item) => resolved(item, host));
  return { completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true } };
};

/** The item with its documentation. The document may be closed by now, or never have been ours. */
async function resolved(item: CompletionItem, { reference, client }: Host): Promise<CompletionItem> {
  const data: unknown = item.data;
  if (!isData(data)) return item;
  const taxonomy = await reference.taxonomy(data.uri);
  const documentation = documentationOf(data, taxonomy, client.documentsInMarkdown);
  return documentation === undefined ? item : { ...item, documentation };
}

function isData(data: unknown): data is CompletionData {
  return typeof data === 'object' && data !== null && 'uri' in data && typeof data.uri === 'string';
}

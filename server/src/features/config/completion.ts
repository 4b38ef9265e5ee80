import { InsertTextMode, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { configPlaceAt, type ConfigPlace } from '../../core/config/config-place';
import { expectedAt } from '../../core/config/schema/config-schema';
import { readConfigSchema } from '../../core/config/schema/read-config-schema';
import { readConfig } from '../../core/config/reading/read-config';
import { plainTextOf } from '../../core/reference/plain-text';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { SourceText } from '../../core/text/source-text';
import { itemsOf, type CompletionAbilities } from '../completion/item';
import { indentStepOf, type Hand } from './continuation';
import { contentOf } from './descriptions';
import { fittingIds, offersFor, type Offer } from './offers';

/** A request for completions in a team's file. */
export interface ConfigCompletionRequest {
  readonly uri: string;
  readonly offset: number;
  /** The character that made the client ask; `undefined` where the writer asked, or typed a word. */
  readonly trigger: string | undefined;
  readonly abilities: CompletionAbilities;
  /** Shows Markdown in what explains a completion. */
  readonly markdown: boolean;
}

/** The characters behind which there may be something to offer without being asked. */
const TRIGGERS: ReadonlySet<string> = new Set([' ', ':', '[', ',', '-']);

/**
 * What may be written at a place of a team's file; `null` where there is nothing to offer. Terms and roles are explained
 * as in plans, when the client looks at them: their items carry the same data.
 */
export function configCompletionsAt(
  source: SourceText,
  taxonomy: Taxonomy,
  request: ConfigCompletionRequest,
): CompletionList | null {
  const { text } = source;
  const { uri, offset, trigger, abilities, markdown } = request;
  if (trigger !== undefined && !TRIGGERS.has(trigger)) return null;
  const place = configPlaceAt(text, offset);
  if (place === undefined) return null;
  const schema = taxonomy.derive(readConfigSchema);
  const { data } = readConfig(text);
  const hand: Hand = {
    schema,
    snippets: abilities.snippets,
    isFlow: place.isFlow,
    step: indentStepOf(text),
    idsOf: (of, path) => fittingIds(of, path, { taxonomy, data }).map(({ id }) => id),
  };
  // Who has just written a colon may well go on to the next line, and the list would be in the way of that.
  if (trigger === ':' && !asksForWord(place, hand)) return null;
  const offers = offersFor({ place, hand, taxonomy, data, uri, isAsked: trigger === undefined });
  if (offers.length === 0) return null;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const items = itemsOf(offers, { source, caret: offset, replace: place.replace, lineEnd, abilities });
  return {
    isIncomplete: false,
    items: items.map((item, index) => finished(item, offers[index], { source, place, markdown })),
  };
}

function asksForWord({ expects, path }: ConfigPlace, { schema }: Hand): boolean {
  const expected = expectedAt(schema, path);
  return expects === 'value' && expected !== undefined && (expected.words.length > 0 || expected.wordIs !== undefined);
}

function finished(
  item: CompletionItem,
  offer: Offer | undefined,
  around: { readonly source: SourceText; readonly place: ConfigPlace; readonly markdown: boolean },
): CompletionItem {
  const { source, place, markdown } = around;
  const { start } = place.replace;
  const gap = /[ \t]*$/.exec(source.text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  return {
    ...item,
    ...(offer?.description !== undefined && {
      documentation: contentOf(offer.description, markdown ? undefined : plainTextOf),
    }),
    // The lines that follow bring their own indentation; an editor that added its own would break the file.
    ...(item.textEdit?.newText.includes('\n') === true && { insertTextMode: InsertTextMode.asIs }),
    ...(offer?.isBelow === true &&
      gap > 0 && {
        additionalTextEdits: [{ range: source.rangeOf({ start: start - gap, end: start }), newText: '' }],
      }),
  };
}

import {
  InsertTextFormat,
  type CompletionItem,
  type CompletionItemKind,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver-types';
import { fitDraft, hasStops, plainTextOf, snippetOf, type Draft } from '../../core/text/draft';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';

/** What the client can do with completions. */
export interface CompletionAbilities {
  /** Inserts drafts with places to fill in. */
  readonly snippets: boolean;
  /** Lets the user choose between inserting and replacing the rest of the word. */
  readonly insertReplace: boolean;
  /** Shows a short remark beside a label. */
  readonly labelDetails: boolean;
}

/** What a completion is looked up by when the client asks for its documentation. */
export interface CompletionData {
  readonly uri: string;
  readonly term?: string;
  readonly role?: string;
  /** The roles for which the term is an outside one. */
  readonly outside?: readonly string[];
}

/** A suggestion on its way to an {@link CompletionItem}. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A remark: whose the term is. */
  readonly detail: string;
  /** The same in a word or two, for the narrow column beside the label; the detail where there is none. */
  readonly brief?: string;
  readonly draft: Draft;
  /** The words by which it is found, the best first. */
  readonly words: readonly string[];
  readonly data?: CompletionData;
}

/** Where suggestions go. */
export interface Target {
  readonly source: SourceText;
  readonly caret: number;
  readonly replace: Span;
  readonly lineEnd: '\n' | '\r\n';
  readonly abilities: CompletionAbilities;
}

/** The suggestions as completions that keep their order. */
export function itemsOf(suggestions: readonly Suggestion[], target: Target): CompletionItem[] {
  return suggestions.map((suggestion, index) => itemOf(suggestion, String(index).padStart(3, '0'), target));
}

function itemOf(suggestion: Suggestion, sortText: string, target: Target): CompletionItem {
  const { label, kind, detail, brief = detail, words, data } = suggestion;
  const { abilities } = target;
  const draft = fitDraft(suggestion.draft, target.lineEnd);
  const asSnippet = abilities.snippets && hasStops(draft);
  return {
    label,
    kind,
    ...(abilities.labelDetails && { labelDetails: { description: brief } }),
    ...((!abilities.labelDetails || brief !== detail) && { detail }),
    sortText,
    filterText: filterTextOf(words),
    textEdit: textEditOf(asSnippet ? snippetOf(draft) : plainTextOf(draft), target),
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(data !== undefined && { data }),
  };
}

/** Clients look no further into what they filter by, in characters. */
const LONGEST_FILTER = 120;

/** All words that mean the same, so that any of them finds it; of many the first ones. */
function filterTextOf(words: readonly string[]): string {
  let text = '';
  for (const word of new Set(words)) {
    if (text !== '' && text.length + word.length >= LONGEST_FILTER) continue;
    text += text === '' ? word : ` ${word}`;
  }
  return text;
}

function textEditOf(newText: string, { source, caret, replace, abilities }: Target): TextEdit | InsertReplaceEdit {
  const whole = source.rangeOf(replace);
  if (!abilities.insertReplace || replace.end <= caret) return { newText, range: whole };
  return { newText, insert: source.rangeOf({ start: replace.start, end: caret }), replace: whole };
}

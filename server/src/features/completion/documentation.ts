import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { blocks, escapeText } from '../../core/reference/markdown';
import { noLinks } from '../../core/reference/pages';
import { whatInstead, whatItIs, whoseItIs, whyItMisleads } from '../../core/reference/term-page';
import type { Term } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { CompletionData } from './item';

/** What a completion says when it is looked at: the term's definition, formula and owners, or what the role does. */
export function documentationOf(
  data: CompletionData,
  taxonomy: Taxonomy,
  markdown: boolean,
): MarkupContent | undefined {
  const term = data.term === undefined ? undefined : taxonomy.term(data.term);
  const role = data.role === undefined ? undefined : taxonomy.role(data.role);
  if (term !== undefined) {
    return markdown
      ? { kind: MarkupKind.Markdown, value: termInMarkdown(term, data, taxonomy) }
      : { kind: MarkupKind.PlainText, value: termInPlainText(term) };
  }
  if (role === undefined) return undefined;
  return markdown
    ? { kind: MarkupKind.Markdown, value: blocks(escapeText(role.definition), escapeText(role.focus)) }
    : { kind: MarkupKind.PlainText, value: `${role.definition}\n\n${role.focus}` };
}

function termInMarkdown(term: Term, { outside = [] }: CompletionData, taxonomy: Taxonomy): string {
  const warnings = outside.flatMap((id) => {
    const relation = taxonomy.relation(id, term);
    if (relation?.is !== 'outside') return [];
    const instead = whatInstead(relation, taxonomy, noLinks);
    const phrase = escapeText(taxonomy.role(id)?.phrase ?? id);
    return blocks(
      `**Outside ${phrase}:** ${whyItMisleads(relation)}`,
      instead === undefined ? undefined : `**Instead:** ${instead}`,
    );
  });
  return blocks(...warnings, whatItIs(term), whoseItIs(term, taxonomy, noLinks));
}

function termInPlainText({ definition, formula, unit }: Term): string {
  if (formula === undefined) return definition;
  return `${definition}\n\nFormula: ${formula}${unit === undefined ? '' : ` (in ${unit})`}`;
}

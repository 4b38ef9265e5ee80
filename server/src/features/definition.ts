import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { whatStandsAt } from '../core/lookup/what-stands-at';
import { pageUri, type PageRef } from '../core/reference/pages';
import { ruleNames } from '../core/rules/findings';
import type { Span } from '../core/text/span';

/** What the client takes as an answer. */
export interface DefinitionOptions {
  /** Takes a link that says which words it belongs to. */
  readonly links: boolean;
}

/** A place of a plan and the page about it. */
interface Origin {
  readonly span: Span;
  readonly page: PageRef;
}

/** Where the page about a term, a role or the rule that a comment names begins; `undefined` where nothing has one. */
export function definitionAt(
  analysis: Analysis,
  offset: number,
  { links }: DefinitionOptions,
): Location | LocationLink[] | undefined {
  const origin = originAt(analysis, offset);
  if (origin === undefined) return undefined;
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const uri = pageUri(origin.page);
  if (!links) return { uri, range: top };
  const originSelectionRange = analysis.source.rangeOf(origin.span);
  return [{ originSelectionRange, targetUri: uri, targetRange: top, targetSelectionRange: top }];
}

function originAt(analysis: Analysis, offset: number): Origin | undefined {
  const standing = whatStandsAt(analysis, offset);
  switch (standing?.kind) {
    case 'term':
      return { span: standing.span, page: { kind: 'term', term: standing.term.id } };
    case 'role': {
      if (standing.role === undefined) return undefined;
      const page: PageRef =
        standing.besides.length > 1
          ? { kind: 'comparison', roles: standing.besides }
          : { kind: 'role', role: standing.role };
      return { span: standing.span, page };
    }
    case 'suppression': {
      const name = standing.directive.names.find(({ start, end }) => start <= offset && offset <= end);
      if (name === undefined) return undefined;
      const rule = ruleNames.find((known) => known === name.text);
      if (rule !== undefined) return { span: name, page: { kind: 'rule', rule } };
      const term = analysis.taxonomy.term(name.text);
      return term === undefined ? undefined : { span: name, page: { kind: 'term', term: term.id } };
    }
    case 'dimension':
    case undefined:
      return undefined;
  }
}

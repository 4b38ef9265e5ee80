import { MarkupKind, type Hover, type MarkupContent } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { whatStandsAt, type Standing } from '../core/lookup/what-stands-at';
import type { LinkTo } from '../core/reference/pages';
import { plainTextOf } from '../core/reference/plain-text';
import { dimensionHover } from './hovers/dimension-hover';
import { roleHover } from './hovers/role-hover';
import { suppressionHover } from './hovers/suppression-hover';
import { termHover } from './hovers/term-hover';

/** What the client can show of a hover. */
export interface HoverOptions {
  /** Renders Markdown; without it the hover is plain text. */
  readonly markdown: boolean;
  /** Where links to the reference lead. */
  readonly linkTo: LinkTo;
}

/** What is to be said about the place at an offset; `undefined` for ordinary text and in documents that are no plans. */
export function hoverAt(analysis: Analysis, offset: number, { markdown, linkTo }: HoverOptions): Hover | undefined {
  const standing = whatStandsAt(analysis, offset);
  const said = standing === undefined ? undefined : say(standing, analysis, linkTo);
  if (standing === undefined || said === undefined) return undefined;
  const contents: MarkupContent = markdown
    ? { kind: MarkupKind.Markdown, value: said }
    : { kind: MarkupKind.PlainText, value: plainTextOf(said) };
  return { contents, range: analysis.source.rangeOf(standing.span) };
}

function say(standing: Standing, analysis: Analysis, linkTo: LinkTo): string | undefined {
  switch (standing.kind) {
    case 'term':
      return termHover(standing, analysis, linkTo);
    case 'role':
      return roleHover(standing, analysis, linkTo);
    case 'dimension':
      return dimensionHover(standing, analysis, linkTo);
    case 'suppression':
      return suppressionHover(standing, analysis, linkTo);
  }
}

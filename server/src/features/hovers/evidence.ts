import type { Analysis } from '../../core/analyze';
import { pathTo } from '../../core/markdown/find-block';
import type { Scope, ScopeSource, Silence } from '../../core/plan/plan';
import { escapeText, quote } from '../../core/reference/markdown';
import type { LinkTo } from '../../core/reference/pages';
import { list, roleList } from '../../core/reference/words';
import type { Owner } from '../../core/roles/owners';
import type { Span } from '../../core/text/span';

const NAMES: Readonly<Record<ScopeSource, string>> = {
  'owner-note': 'the owner note',
  sentence: 'the sentence about',
  matrix: 'the column',
  'owner-column': 'the owner cell',
  'role-row': 'the row of',
  'role-column': 'the column',
  'lead-in': 'the label',
  heading: 'the heading',
  title: 'the title',
  'front-matter': 'the front matter',
};

/** What gave a stretch to somebody: “the heading “KPIs for the community team””. */
export function evidenceInWords({ source, evidence }: Scope, analysis: Analysis): string {
  return `${NAMES[source]} ${quoteAt(evidence, analysis)}`;
}

/** Who was given something, each of our roles a link. */
export function ownersInWords(owners: readonly Owner[], { taxonomy }: Analysis, linkTo: LinkTo): string {
  return list(
    owners.map((owner) => {
      if (owner.kind === 'other') return quote(owner.name);
      const role = taxonomy.role(owner.role);
      return role === undefined ? escapeText(owner.role) : roleList([role], linkTo);
    }),
  );
}

const SILENCES: Readonly<Record<Silence['kind'], string>> = {
  excluded: 'is read as out of scope',
  past: 'is read as a matter of the past',
  idea: 'is read as ideas and open questions',
  reference: 'is read as background, not as anybody’s work',
};

/** Why a stretch gives nobody anything: ““Not ours” is read as out of scope”. */
export function silenceInWords({ kind, evidence }: Silence, analysis: Analysis): string {
  return `${quoteAt(evidence, analysis)} ${SILENCES[kind]}`;
}

/** The words at a place; of a heading all of them, so that it can be found again. */
function quoteAt(span: Span, { tree, source }: Analysis): string {
  const path = pathTo(tree, span.start);
  const heading = path.blocks.at(-1);
  if (heading?.kind === 'heading') return quote(heading.text.text);
  const from = path.text?.plainOffset(span.start);
  const to = path.text?.plainOffset(span.end);
  if (path.text === undefined || from === undefined || to === undefined) return quote(source.slice(span));
  return quote(path.text.text.slice(from, to));
}

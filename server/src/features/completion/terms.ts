import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyze';
import { suggestTerms, type TermSuggestion } from '../../core/lookup/suggest-terms';
import type { TermPlace } from '../../core/lookup/term-place';
import { list } from '../../core/reference/words';
import type { Dimension, RoleId, Term } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { Suggestion } from './item';

const NAMES: Readonly<Record<Dimension, string>> = {
  metric: 'KPI',
  tactic: 'Tactic',
  objective: 'Objective',
  audience: 'Audience',
  skill: 'Skill',
};

/** The terms for a place as a writer sees them. */
export function termCompletions(place: TermPlace, { taxonomy }: Analysis, uri: string): readonly Suggestion[] {
  return suggestTerms(place, taxonomy).map((suggestion) => {
    const { term, standing, draft, forms } = suggestion;
    return {
      label: term.label,
      kind: standing === 'outside' ? CompletionItemKind.Reference : CompletionItemKind.Value,
      detail: detailOf(suggestion, taxonomy),
      brief: briefOf(suggestion, taxonomy),
      draft: [place.lead, ...draft, place.tail].filter((piece) => piece !== ''),
      words: forms,
      data: { uri, term: term.id, ...(standing === 'outside' && { outside: suggestion.roles }) },
    };
  });
}

/** “KPI of community management”, “KPI, shared with marketing”, “outside community management: belongs to marketing”. */
function detailOf(suggestion: TermSuggestion, taxonomy: Taxonomy): string {
  const { heldBy, standing } = suggestion;
  const detail = standingOf(suggestion, taxonomy);
  if (heldBy === undefined || standing === 'outside') return detail;
  return `${detail}; given to ${phrases([heldBy], taxonomy)} elsewhere in this plan`;
}

function standingOf({ term, standing, roles }: TermSuggestion, taxonomy: Taxonomy): string {
  const what = NAMES[term.dimension];
  switch (standing) {
    case 'own':
      return `${what} of ${phrases(roles, taxonomy)}`;
    case 'share': {
      const others = usersOf(term, taxonomy).filter((role) => !roles.includes(role));
      return others.length === 0 ? `${what}, shared` : `${what}, shared with ${phrases(others, taxonomy)}`;
    }
    case 'unstated':
      return what;
    case 'outside': {
      const owners = usersOf(term, taxonomy).filter((role) => !roles.includes(role));
      const belongs = owners.length === 0 ? '' : `: belongs to ${phrases(owners, taxonomy)}`;
      return `outside ${phrases(roles, taxonomy)}${belongs}`;
    }
  }
}

/** “own KPI”, “shared KPI”, “marketing’s”: what fits beside the label. */
function briefOf({ term, standing, roles, heldBy }: TermSuggestion, taxonomy: Taxonomy): string {
  const what = term.dimension === 'metric' ? 'KPI' : term.dimension;
  if (heldBy !== undefined && standing !== 'outside') return `${phrases([heldBy], taxonomy)} has it`;
  switch (standing) {
    case 'own':
      return `own ${what}`;
    case 'share':
      return `shared ${what}`;
    case 'unstated':
      return what;
    case 'outside': {
      const [owner] = usersOf(term, taxonomy).filter((role) => !roles.includes(role));
      return owner === undefined ? 'outside' : `outside: ${phrases([owner], taxonomy)}’s`;
    }
  }
}

/** Who owns the term, or who shares it where nobody does. */
function usersOf(term: Term, taxonomy: Taxonomy): readonly RoleId[] {
  const owners = taxonomy.owners(term);
  return (owners.length > 0 ? owners : taxonomy.sharers(term)).map(({ id }) => id);
}

function phrases(roles: readonly RoleId[], taxonomy: Taxonomy): string {
  return list(roles.map((role) => taxonomy.role(role)?.phrase ?? role));
}

import type { CompletionList } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { placeAt, type Place } from '../core/lookup/place-at';
import type { TermPlace } from '../core/lookup/term-place';
import { foldTyped } from '../core/lookup/typed-phrase';
import { isDocumentTitle } from '../core/plan/labels/labels';
import { directiveCompletions } from './completion/directives';
import { headingCompletions } from './completion/headings';
import { itemsOf, type CompletionAbilities, type Suggestion } from './completion/item';
import { ownerCompletions } from './completion/owners';
import { termCompletions } from './completion/terms';
import { mayTrigger } from './completion/triggers';

/** A request for completions. */
export interface CompletionRequest {
  readonly uri: string;
  readonly offset: number;
  /** The character that made the client ask; `undefined` where the writer asked. */
  readonly trigger: string | undefined;
  readonly abilities: CompletionAbilities;
}

/** What may be written at a place; nothing where Rolecheck has nothing to add, or was not asked. */
export function completionsAt(analysis: Analysis, request: CompletionRequest): CompletionList | null {
  const { source, taxonomy } = analysis;
  const { uri, offset, trigger, abilities } = request;
  if (trigger !== undefined && !mayTrigger(trigger, source, offset, taxonomy)) return null;
  const place = placeAt(analysis, offset);
  if (place.kind === 'nowhere' || !(trigger === undefined ? fitsAsked(place) : fitsUnasked(place, analysis)))
    return null;
  const suggestions = suggestionsFor(place, analysis, uri);
  if (suggestions.length === 0) return null;
  if (trigger === ' ' && isTermPlace(place) && !namesTerm(place.typed, suggestions)) return null;
  const { replace } = place;
  const lineEnd = 'lineEnd' in place ? place.lineEnd : '\n';
  return {
    // With more typed, there is more to offer: terms of other roles, and the rest of a long list.
    isIncomplete: isTermPlace(place) || place.kind === 'directive',
    items: itemsOf(suggestions, { source, caret: offset, replace, lineEnd, abilities }),
  };
}

function suggestionsFor(place: Place, analysis: Analysis, uri: string): readonly Suggestion[] {
  switch (place.kind) {
    case 'nowhere':
      return [];
    case 'owner':
      return ownerCompletions(place, analysis, uri);
    case 'heading':
      return headingCompletions(place, analysis, uri);
    case 'directive':
      return directiveCompletions(place, analysis, uri);
    default:
      return termCompletions(place, analysis, uri);
  }
}

function isTermPlace(place: Place): place is TermPlace {
  return 'writing' in place;
}

/** Whether a word with a blank behind it begins a term's own name: "Member" does, "Increase" begins what is said of a term. */
function namesTerm(typed: string, suggestions: readonly Suggestion[]): boolean {
  const wanted = foldTyped(typed);
  return wanted === '' || suggestions.some(({ label }) => foldTyped(label).startsWith(wanted));
}

/** Whether there is anything to offer to a writer who asks. */
function fitsAsked(place: Place): boolean {
  if (!isTermPlace(place)) return true;
  if (place.silence !== undefined) return false;
  if (place.kind === 'blank') return place.dimension !== undefined;
  return place.isGiven || place.typed !== '';
}

/** Whether the place plainly asks for what is offered, so that a list may come up by itself. */
function fitsUnasked(place: Place, { isPlan, plan }: Analysis): boolean {
  const title = plan.sections[0]?.heading.text.text ?? '';
  const isPlanned = isPlan || plan.hasScope || isDocumentTitle(title);
  if (place.kind === 'directive') return true;
  if (place.kind === 'owner') return isPlanned || place.form === 'front-matter';
  if (place.kind === 'heading') return isPlanned;
  if (!isTermPlace(place) || place.silence !== undefined || place.dimension === undefined) return false;
  if (place.kind === 'blank' || place.kind === 'prose') return false;
  return place.isPlan && place.isGiven && (place.isFresh || place.typed !== '');
}

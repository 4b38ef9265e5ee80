import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyze';
import type { HeadingPlace } from '../../core/lookup/place-at';
import { suggestHeadings } from '../../core/lookup/suggest-headings';
import type { Suggestion } from './item';

/** The headings for a place: roles, or what a role's section does not list yet. */
export function headingCompletions(place: HeadingPlace, analysis: Analysis, uri: string): readonly Suggestion[] {
  const { taxonomy } = analysis;
  return suggestHeadings(place, analysis).map((heading) => {
    const role = taxonomy.role(heading.role);
    const phrase = role?.phrase ?? heading.role;
    const draft = [place.lead + heading.text];
    if (heading.kind === 'dimension') {
      const detail = `not in ${phrase} yet`;
      return { label: heading.text, kind: CompletionItemKind.Property, detail, draft, words: [heading.text] };
    }
    const detail = heading.isThere ? 'has a section already' : 'role';
    const words = [heading.text, role?.label ?? '', ...(role?.titles.departments ?? [])];
    return {
      label: heading.text,
      kind: CompletionItemKind.Class,
      detail,
      draft,
      words,
      data: { uri, role: heading.role },
    };
  });
}

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyze';
import type { OwnerPlace } from '../../core/lookup/owner-place';
import { roleHandles, roleWordings } from '../../core/lookup/role-wordings';
import type { Role } from '../../core/taxonomy/schema';
import type { Suggestion } from './item';

/** The roles as owners, in the wording that the document has for them. */
export function ownerCompletions(place: OwnerPlace, analysis: Analysis, uri: string): readonly Suggestion[] {
  const { taxonomy } = analysis;
  const names = place.form === 'handle' ? roleHandles(analysis) : roleWordings(analysis, 'owner', place.replace);
  const suggestions = taxonomy.roles.map((role) => {
    const name = names.get(role.id) ?? usualName(role, place);
    return {
      label: place.form === 'handle' ? `@${name}` : name,
      kind: CompletionItemKind.Class,
      detail: name.toLowerCase() === role.label.toLowerCase() ? 'role' : role.phrase,
      draft: [`${place.lead}${name}${place.tail}`],
      words: [name, role.label, ...role.titles.departments, ...role.titles.functions, ...role.titles.abbreviations],
      data: { uri, role: role.id },
      isUsed: names.has(role.id),
    };
  });
  return suggestions.sort((a, b) => Number(b.isUsed) - Number(a.isUsed));
}

function usualName(role: Role, { form }: OwnerPlace): string {
  if (form !== 'handle') return role.label;
  const [domain = role.label] = role.titles.domains;
  return `${domain.toLowerCase().replace(/\s+/g, '-')}-team`;
}

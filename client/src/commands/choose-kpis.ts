import { commands, l10n, QuickPickItemKind, type Disposable, type QuickPickItem } from 'vscode';
import { pickMany } from './pick-many';
import { caretOf, inPlan, type WritingServer } from './writing-server';

interface KpiItem {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly formula: string;
  readonly relation: 'own' | 'share' | 'outside' | 'none';
  readonly owners: readonly string[];
  readonly present: boolean;
}

interface KpisAt {
  readonly role?: { readonly label: string };
  readonly items: readonly KpiItem[];
}

type KpiPick = QuickPickItem & { readonly id?: string };

/** "Insert KPI…": asks which, those of the role at the cursor first, and has the server write them in the plan's own form. */
export function registerChooseKpis(server: WritingServer): Disposable {
  const run = inPlan(async (editor) => {
    const caret = caretOf(editor);
    const there = await server.execute<KpisAt>('rolecheck.kpisAt', caret);
    const picked = await pickMany(picksOf(there), {
      title:
        there.role === undefined ? l10n.t('Insert KPIs') : l10n.t('Insert KPIs of {0}', there.role.label.toLowerCase()),
      placeHolder: l10n.t('Type a name that you know it by; tick several, or press Enter'),
    });
    const terms = picked?.flatMap(({ id }) => id ?? []) ?? [];
    if (terms.length > 0) await server.execute('rolecheck.insertKpis', { ...caret, terms });
  });
  return commands.registerCommand('rolecheck.chooseKpis', run);
}

/** The KPIs as they are listed, each group under a line that says what they are to the role. */
function picksOf({ role, items }: KpisAt): KpiPick[] {
  if (role === undefined) return items.map(pickOf);
  const groups: readonly (readonly [KpiItem['relation'], string])[] = [
    ['own', l10n.t('{0}: its own', role.label)],
    ['share', l10n.t('Shared with other roles')],
    ['none', l10n.t('Of other roles, and not ruled out here')],
    ['outside', l10n.t('Of other roles: would be marked here')],
  ];
  return groups.flatMap(([relation, label]) => {
    const group = items.filter((item) => item.relation === relation);
    return group.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...group.map(pickOf)];
  });
}

function pickOf({ id, label, aliases, formula, relation, owners, present }: KpiItem): KpiPick {
  const belongs = relation === 'own' || relation === 'share' ? '' : l10n.t('belongs to {0}', owners.join(', '));
  const there = present ? l10n.t('already in this section') : '';
  const description = [there, owners.length === 0 ? '' : belongs, aliases.join(', ')].filter((part) => part !== '');
  return { id, label, description: description.join(' · '), detail: formula };
}

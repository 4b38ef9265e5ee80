import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ConfigData, IdOf } from '../../core/config/schema/schema';
import { rules } from '../../core/rules/registry';
import type { Source } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';

/** An id that may be written in a team's file, and what is to be seen of it in a list. */
export interface KnownId {
  /** What it is the id of. */
  readonly of: IdOf;
  readonly id: string;
  /** Its name in plain words. */
  readonly label: string;
  /** Its kind in a word: “metric”, “role”. */
  readonly brief: string;
  readonly kind: CompletionItemKind;
  /** The words by which it is found. */
  readonly words: readonly string[];
}

/** The ids that there are: those that Rolecheck knows, those that other files have added, and those of this very file. */
export function knownIds(of: IdOf, taxonomy: Taxonomy, data: ConfigData): readonly KnownId[] {
  switch (of) {
    case 'role':
      return withOwn(
        'role',
        data.roles,
        taxonomy.roles.map(({ id, label, titles }) => ({
          ...known('role', id, label),
          words: [id, label, ...titles.functions, ...titles.departments, ...titles.abbreviations],
        })),
      );
    case 'neighbour':
      return withOwn(
        'neighbour',
        data.neighbours,
        taxonomy.neighbours.map(({ id, label, names }) => ({
          ...known('neighbour', id, label),
          words: [id, label, ...names],
        })),
      );
    case 'term': {
      const terms = taxonomy.terms.map(({ id, label, dimension, forms }) => ({
        ...known('term', id, label, dimension),
        words: [id, label, ...forms],
      }));
      return [...withOwn('term', data.terms, terms)].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    case 'rule':
      return rules.map(({ name, severity }) =>
        known('rule', name, severity === 'off' ? 'usually off' : `usually ${ARTICLES[severity]}${severity}`),
      );
    case 'source':
      return withOwn(
        'source',
        data.sources,
        taxonomy.sources
          .filter(isCitable)
          .sort(teamsFirst)
          .map(({ id, name }) => known('source', id, name)),
      );
  }
}

const ARTICLES = { error: 'an ', warning: 'a ', information: '', hint: 'a ' } as const;

const KINDS: Readonly<Record<IdOf, CompletionItemKind>> = {
  role: CompletionItemKind.Class,
  neighbour: CompletionItemKind.Class,
  term: CompletionItemKind.Value,
  rule: CompletionItemKind.Property,
  source: CompletionItemKind.Reference,
};

function known(of: IdOf, id: string, label: string, brief: string = of): KnownId {
  return { of, id, label, brief, kind: KINDS[of], words: [id, label] };
}

/** What the file adds itself may not have been read into the taxonomy yet. */
function withOwn(
  of: IdOf,
  own: Readonly<Record<string, { readonly label?: string; readonly name?: string }>> | undefined,
  others: readonly KnownId[],
): readonly KnownId[] {
  const there = new Set(others.map(({ id }) => id));
  const added = Object.entries(own ?? {}).filter(([id]) => !there.has(id));
  return [...added.map(([id, { label, name }]) => known(of, id, label ?? name ?? id)), ...others];
}

/** The articles that the taxonomy was made from, and files themselves, are no sources that a team would name. */
function isCitable({ kind, id }: Source): boolean {
  return kind !== 'seed' && !id.includes(':');
}

function teamsFirst(a: Source, b: Source): number {
  return Number(b.kind === 'workspace') - Number(a.kind === 'workspace');
}

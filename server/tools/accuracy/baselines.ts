// What people use where there is no role checker: a list of words, applied everywhere or below the nearest heading.
import type { RoleId, Term } from '../../src/core/taxonomy/schema';
import type { Taxonomy } from '../../src/core/taxonomy/taxonomy';
import type { SourceText } from '../../src/core/text/source-text';
import type { Flag } from '../../../test/support/labelled-plans';

/** A checker that is compared with Rolecheck: text in, what it flags out. */
export type Checker = (source: SourceText) => readonly Flag[];

/** Words by which a simple checker tells that a heading or a document is about a role. */
const ROLE_WORDS: Readonly<Record<RoleId, RegExp>> = {
  'community-management': /\bcommunit(?:y|ies)\b/i,
  'social-media-management': /\bsocial\b/i,
  'brand-management': /\bbrand\b/i,
  marketing: /\bmarketing\b/i,
};

/** A word list, as for a spell checker: every term that is outside some role which the document names, wherever it stands. */
export function wordList(taxonomy: Taxonomy): Checker {
  const find = listFinder(taxonomy);
  return (source) => {
    const named = taxonomy.roles.filter(({ id }) => ROLE_WORDS[id]?.test(source.text));
    return find(source.text, 0).flatMap(({ term, ...flag }) =>
      named.some(({ id }) => term.roles[id]?.is === 'outside') ? [flag] : [],
    );
  };
}

/** The same list, judged by the nearest heading above that names exactly one role. */
export function nearestHeading(taxonomy: Taxonomy): Checker {
  const find = listFinder(taxonomy);
  return (source) => {
    const flags: Flag[] = [];
    let role: RoleId | undefined;
    for (let line = 0; line < source.lineCount; line++) {
      const text = source.lineText(line);
      if (/^#{1,6}\s/.test(text)) {
        const named = taxonomy.roles.filter(({ id }) => ROLE_WORDS[id]?.test(text));
        if (named.length > 0) role = named.length === 1 ? named[0]?.id : undefined;
        continue;
      }
      for (const { term, ...flag } of find(text, source.lineStart(line)))
        if (role !== undefined && term.roles[role]?.is === 'outside') flags.push(flag);
    }
    return flags;
  };
}

type FindWords = (text: string, offset: number) => readonly (Flag & { readonly term: Term })[];

/** One pattern of all the taxonomy's words, the longest first, whole words only. */
function listFinder(taxonomy: Taxonomy): FindWords {
  const terms = new Map<string, Term>();
  for (const term of taxonomy.terms) for (const form of term.forms) terms.set(form.toLowerCase(), term);
  const words = [...terms.keys()].sort((a, b) => b.length - a.length);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text, offset) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const term = terms.get(found[0].toLowerCase());
      if (term === undefined) return [];
      const start = offset + found.index;
      return [{ span: { start, end: start + found[0].length }, rule: `${term.dimension}-outside-role`, term }];
    });
}

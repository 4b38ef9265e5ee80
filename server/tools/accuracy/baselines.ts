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

/** Looks for all of the taxonomy's words as they stand: whole words, whatever their case, the longest first. */
function listFinder(taxonomy: Taxonomy): FindWords {
  const byFirstWord = new Map<string, { readonly form: string; readonly term: Term }[]>();
  for (const term of taxonomy.terms) {
    for (const form of term.forms.map((words) => words.toLowerCase())) {
      const first = WORD.exec(form)?.[0] ?? '';
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { form, term }]);
    }
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.form.length - a.form.length);
  return (text, offset) => {
    const lower = text.toLowerCase();
    const found: (Flag & { readonly term: Term })[] = [];
    let at = 0;
    for (const { 0: word, index } of lower.matchAll(WORDS)) {
      if (index < at) continue;
      const entry = byFirstWord
        .get(word)
        ?.find(({ form }) => lower.startsWith(form, index) && !LETTER.test(lower.charAt(index + form.length)));
      if (entry === undefined) continue;
      at = index + entry.form.length;
      const span = { start: offset + index, end: offset + at };
      found.push({ span, rule: `${entry.term.dimension}-outside-role`, term: entry.term });
    }
    return found;
  };
}

const WORD = /[\p{L}\p{N}]+/u;
const WORDS = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

import type { InlineText } from '../markdown/inline-text';
import type { Term } from '../taxonomy/schema';
import { replaceBy, type Edit } from '../text/edits';
import type { Span } from '../text/span';
import { capitalised, runningNameOf } from '../writing/names';

/** The term written as the words are whose place it takes: in their case, and in the plural where they are. */
export function wordedLike(term: Term, words: string, opensText: boolean): string {
  const name = isPlural(words) ? pluralOf(runningNameOf(term)) : runningNameOf(term);
  const letters = words.replace(/[^\p{L}]/gu, '');
  const isCapitals = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  // "CTR" is spelt so anywhere; only where it opens the text does a name in its place begin with a capital.
  if (isCapitals && !/\s/.test(words) && letters.length <= 6) return opensText ? capitalised(name) : name;
  if (isCapitals) return name.toUpperCase();
  if (isTitleCase(words)) return name.split(' ').map(titleCased).join(' ');
  return /^\P{L}*\p{Lu}/u.test(words) ? capitalised(name) : name;
}

function isTitleCase(words: string): boolean {
  const long = words.split(/\s+/).filter((word) => /\p{L}{4,}/u.test(word));
  return words.trim().includes(' ') && long.length > 1 && long.every((word) => /^\P{L}*\p{Lu}/u.test(word));
}

function titleCased(word: string): string {
  return /^(?:a|an|the|of|for|in|on|at|to|by|and|or|with|per|from)$/.test(word) ? word : capitalised(word);
}

/** Whether words that ask to do something would stand where a thing is named: "A monthly cover events". */
export function breaksPhrase(written: string, words: string, before: string): boolean {
  return DOES.test(written) && !DOES.test(words) && /\p{L}\s+$/u.test(before) && !/\bto\s+$/i.test(before);
}

const DOES =
  /^(?:acquire|answer|build|celebrate|collect|connect|cover|create|curate|drive|encourage|escalate|facilitate|foster|gather|grow|help|host|improve|increase|invite|listen|manage|moderate|monitor|nurture|onboard|organise|plan|publish|raise|recognise|reply|respond|run|strengthen|support|tell|train|welcome|write)\b/i;

/** Nouns of which plans speak in the plural too: "click-through rates", "brand campaigns". */
const COUNTABLE =
  /\b(?:rate|score|ratio|campaign|programme|program|event|survey|group|page|post|ad|story|meetup|guide|forum|workshop|session|test|study|review|calendar|guideline|challenge|contest|partnership|newsletter)$/i;

function isPlural(words: string): boolean {
  return COUNTABLE.test(words.replace(/ies$/i, 'y').replace(/s$/i, '')) && /s$/i.test(words);
}

function pluralOf(name: string): string {
  if (!COUNTABLE.test(name)) return name;
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/**
 * Puts other words in the place of a stretch of plain text and leaves the marks around and within it:
 * `**Click-through** rate` becomes `**Member retention** rate`. `undefined` where there are more marked parts than words.
 */
export function replaceWords(text: InlineText, stretch: Span, words: string): readonly Edit[] | undefined {
  const parts = partsOf(text, stretch);
  const pieces = words.split(' ');
  const spare = pieces.length - parts.length + 1;
  if (spare < 1) return undefined;
  return parts.map(({ plain, source }, index) => {
    const part = index === 0 ? pieces.slice(0, spare).join(' ') : (pieces[spare + index - 1] ?? '');
    const before = /^\s*/.exec(plain)?.[0] ?? '';
    const behind = /\s*$/.exec(plain)?.[0] ?? '';
    return replaceBy(source, before + part + behind);
  });
}

/** The parts of a stretch between the marks within it. */
function partsOf(text: InlineText, { start, end }: Span): readonly { readonly plain: string; readonly source: Span }[] {
  const parts: { plain: string; source: Span }[] = [];
  for (let at = start; at < end; at++) {
    const source = text.sourceSpan(at, at + 1);
    const last = parts.at(-1);
    const plain = text.text.charAt(at);
    if (last?.source.end === source.start)
      parts[parts.length - 1] = { plain: last.plain + plain, source: { start: last.source.start, end: source.end } };
    else parts.push({ plain, source });
  }
  return parts;
}

/** "a conversion rate" becomes "an engagement rate". */
export function articleBefore(text: InlineText, start: number, words: string): readonly Edit[] {
  const article = /(?:^|[\s(])(an?)\s+$/i.exec(text.text.slice(Math.max(0, start - 8), start));
  const [whole, word = ''] = article ?? [];
  if (whole === undefined) return [];
  const opensWithVowel = /^(?:[aeio]|u(?!ni|se|tili))/i.test(words) || /^[FHLMNRSX]\p{Lu}/u.test(words);
  const wanted = word.charAt(0) + (opensWithVowel ? 'n' : '');
  const at = start - whole.length + whole.indexOf(word);
  return wanted === word ? [] : [replaceBy(text.sourceSpan(at, at + word.length), wanted)];
}

import { buildLexicon } from '../mentions/lexicon';
import { findMentions } from '../mentions/find-mentions';
import { switchKeys } from '../plan/front-matter/switch';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { nearest } from '../text/nearest';
import { splitWords } from '../text/words';
import { directiveKeywords } from './directives';
import { ruleNames } from './findings';
import { sayingsOf } from './sayings';

/** How a comment was meant to begin; `undefined` where nothing comes near. */
export function meantKeyword(typed: string): string | undefined {
  return nearest(typed, Object.keys(directiveKeywords));
}

/** The key that was meant under `rolecheck:` in the front matter; `undefined` where none comes near. */
export function meantKey(typed: string): string | undefined {
  return nearest(typed, switchKeys);
}

/** What a mistyped name stands for: a rule, a term's id, or the id of the term that goes by that name. */
export function meantName(typed: string, taxonomy: Taxonomy): string | undefined {
  const [meant] = sayingsOf(taxonomy).once(`meant by ${typed}`, () => [
    termCalled(typed, taxonomy) ?? nearest(typed, [...ruleNames, ...taxonomy.terms.map(({ id }) => id)]),
  ]);
  return meant;
}

/** `CTR` is what people call `click-through-rate`. */
function termCalled(name: string, taxonomy: Taxonomy): string | undefined {
  const text = name.replaceAll(/[-_]+/g, ' ');
  const mention = findMentions(text, splitWords(text), taxonomy.derive(buildLexicon)).find(
    ({ start, end }) => start === 0 && end === text.length,
  );
  return mention?.readings[0]?.term.id;
}

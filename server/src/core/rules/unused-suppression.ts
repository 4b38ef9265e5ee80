import { buildLexicon } from '../mentions/lexicon';
import { findMentions } from '../mentions/find-mentions';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { nearest } from '../text/nearest';
import { covers } from '../text/span';
import { splitWords } from '../text/words';
import { directiveKeywords, type Directive, type DirectiveWord } from './directives';
import { ruleNames, type RuleName, type Words } from './findings';
import type { DirectiveRuleInput, Fact, Rule } from './rule';
import { isRuleName } from './suppressions';
import page from './unused-suppression.md';

/** What is amiss with a directive: it has nothing to do, or one of its words is not known. */
export interface UnusedFact extends Fact {
  readonly amiss: 'keyword' | 'name' | 'nothing-silenced' | 'nothing-to-end';
  readonly directive: Directive;
  readonly word: DirectiveWord;
  /** A rule whose finding the directive covers but does not name. */
  readonly found: RuleName | undefined;
}

/** A comment that silences nothing, or that names a rule or a term that does not exist. */
export const unusedSuppression: Rule<UnusedFact, DirectiveRuleInput> = {
  name: 'unused-suppression',
  severity: 'warning',
  page,
  find: (input) =>
    input.directives
      .filter(({ names }) => !names.some(({ text }) => text === 'unused-suppression'))
      .flatMap((directive) => findAmiss(directive, input)),
  say: sayAmiss,
};

function findAmiss(directive: Directive, input: DirectiveRuleInput): readonly UnusedFact[] {
  const fact = (amiss: UnusedFact['amiss'], word: DirectiveWord, found?: RuleName): UnusedFact => ({
    span: { start: word.start, end: word.end },
    related: [],
    arguable: false,
    weak: false,
    amiss,
    directive,
    word,
    found,
  });
  const { kind, keyword, names } = directive;
  if (kind === undefined) return [fact('keyword', keyword)];
  const unknown = names.filter(({ text }) => !isRuleName(text) && input.taxonomy.term(text) === undefined);
  // A comment with a slip in it silences nothing because of the slip; one word about it is enough.
  if (unknown.length > 0) return unknown.map((name) => fact('name', name));
  if (kind === 'enable') {
    const ends = input.suppressions.some((suppression) => suppression.ending === directive);
    return ends ? [] : [fact('nothing-to-end', keyword)];
  }
  const suppression = input.suppressions.find((one) => one.directive === directive);
  if (suppression === undefined || input.used.has(suppression)) return [];
  const missed = input.found.find(({ span }) => covers(suppression.covers, span));
  return [fact('nothing-silenced', keyword, missed?.rule)];
}

function sayAmiss({ amiss, directive, word, found }: UnusedFact, taxonomy: Taxonomy): Words {
  const meant = meantBy(amiss, word.text, taxonomy);
  const guess = meant === undefined ? '' : `Did you mean “${meant}”?`;
  switch (amiss) {
    case 'keyword':
      return {
        what: `Rolecheck does not know “${word.text}”, so this comment does nothing.`,
        why: 'What it was meant to silence is still shown.',
        todo:
          guess === '' ? `Begin the comment with one of these: ${Object.keys(directiveKeywords).join(', ')}.` : guess,
      };
    case 'name':
      return {
        what: `Rolecheck has no rule and no term that is called “${word.text}”.`,
        why: 'A comment silences only what it names exactly, so what it was meant for may still be shown.',
        todo: guess === '' ? 'Take the name of the rule from the finding, or leave the name out.' : guess,
      };
    case 'nothing-silenced':
      return {
        what: `This comment silences nothing ${PLACES[directive.kind ?? 'disable']}.`,
        why:
          found === undefined
            ? 'It is left over, or stands in the wrong place, and would hide what is written there later.'
            : `What Rolecheck finds there is not what the comment names: it is “${found}”.`,
        todo:
          found === undefined
            ? 'Delete the comment, or move it to the line that it was meant for.'
            : 'Delete the comment, or name the rule and the term that it shall silence.',
      };
    case 'nothing-to-end':
      return {
        what: `“${word.text}” ends no silence: nothing before it was switched off in the same words.`,
        why: 'Somebody who reads it takes what stands above for silenced, but it is checked.',
        todo: 'Delete it, or put “rolecheck-disable” with the same names where the silence shall begin.',
      };
  }
}

const PLACES = {
  'disable-next-line': 'on the next line',
  'disable-line': 'on its line',
  disable: 'in what follows',
  enable: 'here',
} as const;

/** What a mistyped word stands for: a keyword, a rule, a term's id, or the id of the term that goes by that name. */
function meantBy(amiss: UnusedFact['amiss'], typed: string, taxonomy: Taxonomy): string | undefined {
  if (amiss === 'keyword') return nearest(typed, Object.keys(directiveKeywords));
  if (amiss !== 'name') return undefined;
  return termCalled(typed, taxonomy) ?? nearest(typed, [...ruleNames, ...taxonomy.terms.map(({ id }) => id)]);
}

/** `CTR` is what people call `click-through-rate`. */
function termCalled(name: string, taxonomy: Taxonomy): string | undefined {
  const text = name.replaceAll(/[-_]+/g, ' ');
  const mention = findMentions(text, splitWords(text), taxonomy.derive(buildLexicon)).find(
    ({ start, end }) => start === 0 && end === text.length,
  );
  return mention?.readings[0]?.term.id;
}

import type { Taxonomy } from '../taxonomy/taxonomy';
import { directiveKeywords, type DirectiveKind } from './directives';
import type { Words } from './findings';
import { meantKey, meantKeyword, meantName } from './meant-names';
import type { UnusedFact } from './unused-fact';

/** Says what is amiss with a directive. */
export function sayAmiss(fact: UnusedFact, taxonomy: Taxonomy): Words {
  const { amiss, directive, word, found, line, partsTable } = fact;
  const it = directive?.kind === 'front-matter' ? 'entry' : 'comment';
  switch (amiss) {
    case 'keyword':
      return {
        what: `Rolecheck does not know “${word.text}”, so this comment does nothing.`,
        why: 'What it was meant to silence is still shown.',
        todo:
          guess(meantKeyword(word.text)) ??
          `Begin the comment with one of these: ${Object.keys(directiveKeywords).join(', ')}.`,
      };
    case 'name':
      return {
        what: `Rolecheck has no rule and no term that is called “${word.text}”.`,
        why: `${it === 'entry' ? 'An entry' : 'A comment'} silences only what it names exactly, so what it was meant for may still be shown.`,
        todo:
          guess(meantName(word.text, taxonomy)) ?? 'Take the name of the rule from the finding, or leave the name out.',
      };
    case 'name-silences-nothing':
      return {
        what: `“${word.text}” silences nothing here; the rest of this ${it} does.`,
        why: 'It is left over, and would hide what is written here later.',
        todo: 'Take the name out.',
      };
    case 'name-twice':
      return { what: `“${word.text}” stands in this ${it} twice.`, why: '', todo: 'Take one of them out.' };
    case 'nothing-silenced':
      return nothingSilenced(it, PLACES[directive?.kind ?? 'disable'], found, partsTable === true);
    case 'repeated':
      return {
        what: `What this ${it} silences is silenced already on line ${line ?? 1}.`,
        why: 'Whoever deletes one of the two will wonder why nothing changes.',
        todo: 'Keep the one with the better reason.',
      };
    case 'nothing-to-end':
      return {
        what: `“${word.text}” ends no silence: nothing before it was switched off in the same words.`,
        why: 'Somebody who reads it takes what stands above for silenced, but it is checked.',
        todo: 'Delete it, or put “rolecheck-disable” with the same names where the silence shall begin.',
      };
    case 'front-matter-key':
      return {
        what: `“${word.text}” means nothing below “rolecheck” in the front matter.`,
        why: 'What it was meant to do is not done.',
        todo: guess(meantKey(word.text)) ?? 'Write “disable” with what shall be silenced, and “reason” with why.',
      };
    case 'front-matter-switch':
      return {
        what: `“rolecheck” in the front matter says “${word.text}”, which Rolecheck does not understand.`,
        why: 'The document is checked as if it were not there.',
        todo: 'Write “false” to switch checking off, or below it “disable” with the names of rules and terms.',
      };
    case 'front-matter-names':
      return {
        what: 'Here Rolecheck expects the names of rules and terms.',
        why: 'It silences nothing as it is.',
        todo: 'Write one name, or a list of them: [metric-outside-role, click-through-rate].',
      };
    case 'front-matter-everything':
      return {
        what: `“disable” is for single rules and terms; “${word.text}” is none.`,
        why: 'It silences nothing as it is.',
        todo: 'To switch checking off for the whole document, write “rolecheck: false”.',
      };
    case 'front-matter-no-names':
      return {
        what: '“disable” names no rule and no term, so it silences nothing.',
        why: 'What it was meant for is still shown.',
        todo: 'Write the name of a rule or a term behind it, or “rolecheck: false” to switch checking off.',
      };
    case 'front-matter-reason':
      return {
        what: 'The reason is not a sentence, so it cannot be shown.',
        why: 'Whoever reads the plan next will not learn why something is silenced.',
        todo: 'Write it behind “reason:” on one line, in quotes if it has a colon in it.',
      };
    case 'front-matter-only-reason':
      return {
        what: 'This reason belongs to nothing: nothing is silenced beside it.',
        why: 'Whoever reads it takes something for silenced, but everything is checked.',
        todo: 'Delete it, or write “disable” beside it with the names of rules and terms.',
      };
  }
}

function nothingSilenced(it: string, place: string, found: string | undefined, partsTable: boolean): Words {
  const what = `This ${it} silences nothing ${place}.`;
  if (partsTable)
    return {
      what,
      why: 'It stands between two rows, and there a comment ends the table.',
      todo: 'Put it into the last cell of the row that is meant, and begin it with “rolecheck-disable-line”.',
    };
  if (found !== undefined)
    return {
      what,
      why: `What Rolecheck finds there is not what the ${it} names: it is “${found}”.`,
      todo: `Delete the ${it}, or name the rule and the term that it shall silence.`,
    };
  return {
    what,
    why:
      place === IN_DOCUMENT
        ? 'It is left over, and would hide what is written later.'
        : 'It is left over, or stands in the wrong place, and would hide what is written there later.',
    todo:
      place === IN_DOCUMENT ? `Delete the ${it}.` : `Delete the ${it}, or move it to the line that it was meant for.`,
  };
}

const IN_DOCUMENT = 'in this document';

const PLACES: Readonly<Record<DirectiveKind, string>> = {
  'disable-next-line': 'on the next line',
  'disable-line': 'on its line',
  'disable-file': IN_DOCUMENT,
  'front-matter': IN_DOCUMENT,
  disable: 'in what follows',
  enable: 'here',
};

function guess(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Did you mean “${meant}”?`;
}

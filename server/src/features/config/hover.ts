import type { Hover } from 'vscode-languageserver-types';
import { readConfigSchema } from '../../core/config/schema/read-config-schema';
import { readConfig } from '../../core/config/reading/read-config';
import { blocks, bold, escapeText } from '../../core/reference/markdown';
import { plainTextOf } from '../../core/reference/plain-text';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { SourceText } from '../../core/text/source-text';
import type { HoverOptions } from '../hover';
import { contentOf, describeId, describeKey, describeWord, type Description, type Knowledge } from './descriptions';
import { configSubjectAt, type ConfigSubject } from './subject';

/** What a key is for, what a word means, or what is known of an id, at an offset of a team's file; `undefined` for the rest. */
export function configHoverAt(
  source: SourceText,
  offset: number,
  taxonomy: Taxonomy,
  { markdown, linkTo }: HoverOptions,
): Hover | undefined {
  const { text } = source;
  const subject = configSubjectAt(text, offset, taxonomy.derive(readConfigSchema));
  if (subject === undefined) return undefined;
  const said = describe(subject, { taxonomy, data: readConfig(text).data, linkTo });
  if (said === undefined) return undefined;
  return { contents: contentOf(said, markdown ? undefined : plainTextOf), range: source.rangeOf(subject.span) };
}

function describe(subject: ConfigSubject, knowledge: Knowledge): Description | undefined {
  switch (subject.kind) {
    case 'id':
      return describeId(subject.of, subject.name, knowledge);
    case 'word': {
      const word = subject.expected.words.find((one) => one.word === subject.name);
      return word === undefined ? undefined : describeWord(word);
    }
    case 'key': {
      const said = describeKey(subject.name, subject.expected);
      return said === undefined ? undefined : { ...said, text: blocks(bold(escapeText(subject.name)), said.text) };
    }
  }
}

import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { ConfigLayer } from '../../core/config/config';
import { findEntry } from '../../core/config/schema/config-entries';
import { readConfigSchema } from '../../core/config/schema/read-config-schema';
import { readConfig } from '../../core/config/reading/read-config';
import type { IdOf } from '../../core/config/schema/schema';
import { pageUri, type PageRef } from '../../core/reference/pages';
import { ruleNames } from '../../core/rules/findings';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { SourceText } from '../../core/text/source-text';
import type { DefinitionOptions } from '../definition';
import { configSubjectAt, type ConfigSubject } from './subject';

/** What is known of the file beside its text. */
export interface ConfigDefinitionOptions extends DefinitionOptions {
  readonly uri: string;
  /** The files that take part, this one among them or not; what is extended first. */
  readonly layers: readonly ConfigLayer[];
}

/**
 * Where an id of a team's file is described: the entry for it in this file, or in the nearest that it extends; from this
 * file's own entry, and where there is none, its page.
 */
export function configDefinitionAt(
  source: SourceText,
  offset: number,
  taxonomy: Taxonomy,
  { uri, links, layers }: ConfigDefinitionOptions,
): Location | LocationLink[] | undefined {
  const subject = configSubjectAt(source.text, offset, taxonomy.derive(readConfigSchema));
  if (subject?.kind !== 'id') return undefined;
  const files = [...layers.filter((layer) => layer.uri !== uri), { uri, reading: readConfig(source.text) }];
  const entry = subject.isEntry ? undefined : findEntry(files, subject.of, subject.name);
  const target = entry === undefined ? pageTarget(subject, taxonomy) : entryTarget(entry);
  if (target === undefined || !links) return target;
  const originSelectionRange = source.rangeOf(subject.span);
  const { range } = target;
  return [{ originSelectionRange, targetUri: target.uri, targetRange: range, targetSelectionRange: range }];
}

function entryTarget({ layer, span }: NonNullable<ReturnType<typeof findEntry>>): Location {
  return { uri: layer.uri, range: layer.reading.source.rangeOf(span) };
}

function pageTarget({ of, name }: Extract<ConfigSubject, { kind: 'id' }>, taxonomy: Taxonomy): Location | undefined {
  const page = pageOf(of, name, taxonomy);
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return page === undefined ? undefined : { uri: pageUri(page), range: top };
}

function pageOf(of: IdOf, id: string, taxonomy: Taxonomy): PageRef | undefined {
  switch (of) {
    case 'term':
      return taxonomy.term(id) === undefined ? undefined : { kind: 'term', term: id };
    case 'role':
      return taxonomy.role(id) === undefined ? undefined : { kind: 'role', role: id };
    case 'rule': {
      const rule = ruleNames.find((name) => name === id);
      return rule === undefined ? undefined : { kind: 'rule', rule };
    }
    case 'neighbour':
    case 'source':
      return undefined;
  }
}

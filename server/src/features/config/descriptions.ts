import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { exampleInYaml, type ConfigWord, type Expected } from '../../core/config/schema/config-schema';
import type { ConfigData, IdOf } from '../../core/config/schema/schema';
import { blocks, bold, escapeText, quote, webLink } from '../../core/reference/markdown';
import { linked, type LinkTo } from '../../core/reference/pages';
import { ruleSummary } from '../../core/reference/rule-page';
import { whatItIs, whoseItIs } from '../../core/reference/term-page';
import { list, roleList } from '../../core/reference/words';
import { rules } from '../../core/rules/registry';
import type { Role, Term } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';

/** Something to be said about a part of a team's file. */
export interface Description {
  /** Markdown. */
  readonly text: string;
  /** A bit of such a file. */
  readonly example?: string;
}

/** What is known while something is described. */
export interface Knowledge {
  readonly taxonomy: Taxonomy;
  /** What the file itself says, as far as it can be read. */
  readonly data: ConfigData;
  readonly linkTo: LinkTo;
}

/** The description as the client shows it. */
export function contentOf(
  { text, example }: Description,
  plainTextOf: ((markdown: string) => string) | undefined,
): MarkupContent {
  if (plainTextOf !== undefined) {
    const value = example === undefined ? plainTextOf(text) : `${plainTextOf(text)}\n\nFor example:\n${example}`;
    return { kind: MarkupKind.PlainText, value };
  }
  return {
    kind: MarkupKind.Markdown,
    value: blocks(text, example === undefined ? undefined : `\`\`\`yaml\n${example}\n\`\`\``),
  };
}

/** What a key of the file's own language is for; `undefined` where there is nothing to say. */
export function describeKey(key: string, { description, example }: Expected): Description | undefined {
  if (description === undefined) return undefined;
  return { text: description, ...(example !== undefined && { example: exampleInYaml(key, example) }) };
}

/** What a word of the file's own language means; `undefined` where the word says it all. */
export function describeWord({ word, meaning }: ConfigWord): Description | undefined {
  return meaning === '' ? undefined : { text: `${bold(escapeText(word))}: ${escapeText(meaning)}` };
}

/** What stands behind an id; `undefined` where nothing of that id is known. */
export function describeId(of: IdOf, id: string, knowledge: Knowledge): Description | undefined {
  const text = textOf(of, id, knowledge);
  return text === undefined ? undefined : { text };
}

function textOf(of: IdOf, id: string, { taxonomy, data, linkTo }: Knowledge): string | undefined {
  switch (of) {
    case 'term': {
      const term = taxonomy.term(id);
      return term === undefined ? undefined : aboutTerm(term, taxonomy, linkTo);
    }
    case 'role': {
      const role = taxonomy.role(id);
      return role === undefined ? undefined : aboutRole(role, linkTo);
    }
    case 'neighbour': {
      const neighbour = taxonomy.neighbours.find((one) => one.id === id);
      if (neighbour === undefined) return undefined;
      return blocks(
        `${bold(escapeText(neighbour.label))} is recognised and never checked: what it is given is held against nobody.`,
        escapeText(neighbour.why),
        `It is known as ${list(neighbour.names.slice(0, MOST_NAMES).map((name) => quote(name)))}.`,
      );
    }
    case 'rule':
      return aboutRule(id, taxonomy, linkTo);
    case 'source': {
      const source = data.sources?.[id] ?? taxonomy.source(id);
      return source === undefined ? undefined : webLink(escapeText(source.name), source.url);
    }
  }
}

/** How many names a hover says. */
const MOST_NAMES = 6;

function aboutTerm(term: Term, taxonomy: Taxonomy, linkTo: LinkTo): string {
  return blocks(
    `${bold(escapeText(term.label))}, ${ARTICLES[term.dimension]} ${term.dimension}`,
    whatItIs(term),
    whoseItIs(term, taxonomy, linkTo),
    term.forms.length === 0
      ? undefined
      : `It is found by ${list(
          term.forms.slice(0, MOST_NAMES).map((form) => quote(form)),
          'or',
        )}${term.forms.length > MOST_NAMES ? ', among others' : ''}.`,
    linkTo({ kind: 'term', term: term.id }) === undefined
      ? undefined
      : linked(`All about ${quote(term.label)}`, { kind: 'term', term: term.id }, linkTo),
  );
}

const ARTICLES = { metric: 'a', tactic: 'a', objective: 'an', audience: 'an', skill: 'a' } as const;

function aboutRole(role: Role, linkTo: LinkTo): string {
  return blocks(
    bold(escapeText(role.label)),
    escapeText(role.definition),
    escapeText(role.focus),
    linkTo({ kind: 'role', role: role.id }) === undefined ? undefined : `All about ${roleList([role], linkTo)}`,
  );
}

function aboutRule(name: string, taxonomy: Taxonomy, linkTo: LinkTo): string | undefined {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) return undefined;
  const usually = rule.severity === 'off' ? 'Usually it is off.' : `Usually it is shown as ${LEVELS[rule.severity]}.`;
  return blocks(
    bold(linked(rule.name, { kind: 'rule', rule: rule.name }, linkTo)),
    ruleSummary(rule.name, taxonomy),
    usually,
  );
}

const LEVELS = { error: 'an error', warning: 'a warning', information: 'information', hint: 'a hint' } as const;

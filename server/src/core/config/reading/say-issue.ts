import type * as z from 'zod';
import { ruleNames } from '../../rules/findings';
import { nearest } from '../../text/nearest';
import type { Span } from '../../text/span';
import type { ConfigPath, ConfigPlaces, ConfigProblem } from '../config';
import type { PlainIssue } from './plain-issues';
import { either, guess, named, quoted } from '../say-value';
import { entryUnder, keysUnder, wordsAt } from '../schema/schema-keys';

type Issue = z.core.$ZodIssue;

/** The file that has the issues. */
export interface IssueFile {
  readonly places: ConfigPlaces;
  readonly text: string;
}

/** What the schema found, as problems at their places in plain words. */
export function issueProblems(issues: readonly PlainIssue[], file: IssueFile): readonly ConfigProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, file));
}

function problemsOf({ issue, path, given }: PlainIssue, file: IssueFile): readonly ConfigProblem[] {
  const { places } = file;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, places));
  if (issue.code === 'invalid_key') {
    const meant = idLike(String(path.at(-1)));
    return [problem(places.key(path), `${issue.issues[0]?.message ?? ''}${guess(meant)}`, meant)];
  }
  return [given === undefined ? missing(path, places) : wrongValue(issue, given, path, file)];
}

function wrongValue(issue: Issue, given: unknown, path: ConfigPath, file: IssueFile): ConfigProblem {
  const at = (message: string, instead?: string): ConfigProblem => problem(file.places.value(path), message, instead);
  const name = nameOf(path);
  switch (issue.code) {
    case 'invalid_union':
      return at(`${name} has to be ${either(rootKinds(issue.errors, path))}, not ${show(given, path, file)}.`);
    case 'invalid_value': {
      const words = issue.values.map(String);
      const meant = typeof given === 'string' ? meantWord(given, words) : undefined;
      return at(`${name} can be ${either(words)}, not ${show(given, path, file)}.${guess(meant)}`, meant);
    }
    case 'invalid_type':
      return wrongKind(issue.expected, given, path, file);
    case 'too_big':
      return typeof given === 'string'
        ? at(`${name} is too long: at most ${issue.maximum} characters.`)
        : at(`${name} has too many entries: at most ${issue.maximum}.`);
    case 'too_small':
      return at(`${name} is empty.`);
    case 'invalid_format': {
      if (issue.format !== 'url') {
        const meant = idLike(String(given));
        return at(`${name} is ${show(given, path, file)}. ${issue.message}${guess(meant)}`, meant);
      }
      const address = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/u.test(String(given)) ? `https://${String(given)}` : undefined;
      return at(`${name} has to be a web address that begins with https://, not ${show(given, path, file)}.`, address);
    }
    default:
      return at(issue.message);
  }
}

/** Text where a list is meant, and so on; with the right spelling where only marks are missing. */
function wrongKind(expected: string, given: unknown, path: ConfigPath, file: IssueFile): ConfigProblem {
  const span = file.places.value(path);
  const name = nameOf(path);
  const raw = file.text.slice(span.start, span.end);
  const isPlain = typeof given !== 'object';
  if (expected === 'string' && isPlain) {
    const otherwise = typeof given === 'number' ? 'a number' : 'a yes or no';
    return problem(span, `${named(raw)} has to stand in quotes here, or it is ${otherwise}.`, quoted(raw));
  }
  if (given === null) return problem(span, `${name} is empty.`);
  if (expected === 'array') {
    const list = isPlain ? `[${raw}]` : undefined;
    const how = list === undefined ? '' : `, even with one entry: ${named(list)}`;
    return problem(span, `${name} has to be a list${how}.`, list);
  }
  if (expected === 'object' || expected === 'record') {
    const [, key] = /^([\p{L}\w-]+):(?=\S)/u.exec(typeof given === 'string' ? given : '') ?? [];
    if (key !== undefined) {
      const isOneLine = given === raw;
      const message = `A blank is missing behind the colon of ${named(`${key}:`)}.`;
      return problem(span, message, isOneLine ? raw.replace(':', ': ') : undefined);
    }
  }
  return problem(span, `${name} ${kindOf(expected, path)}, not ${show(given, path, file)}.`);
}

function kindOf(expected: string, path: ConfigPath): string {
  if (expected === 'object' || expected === 'record') return `holds ${entriesAt(path)}`;
  return `has to be ${expected === 'boolean' ? 'true or false' : 'text'}`;
}

/** What stands below a name: entries such as “titles: …”. */
function entriesAt(path: ConfigPath): string {
  const entry = entryUnder(path);
  return entry === undefined ? 'entries with names' : `entries such as “${entry}”`;
}

/** What a value may be that is nothing of the kind. */
function rootKinds(branches: readonly (readonly Issue[])[], path: ConfigPath): readonly string[] {
  const words = wordsAt(path);
  const others = branches.flatMap(([issue]) => {
    if (issue?.code !== 'invalid_type') return [];
    if (issue.expected === 'string') return ['text'];
    return [issue.expected === 'array' ? 'a list of texts' : entriesAt(path)];
  });
  return [...words, ...others];
}

function unknownKey(key: string, path: ConfigPath, places: ConfigPlaces): ConfigProblem {
  const span = places.key([...path, key]);
  const where = path.length === 0 ? 'at the top of this file' : `in ${nameWithin(path)}`;
  const known = keysUnder(path);
  const meant = nearest(key, known);
  const isRule = (ruleNames as readonly string[]).includes(key);
  const which = isRule ? ' It belongs under “rules”.' : ` What can stand there: ${known.join(', ')}.`;
  return problem(span, `${named(key)} means nothing ${where}.${meant === undefined ? which : guess(meant)}`, meant);
}

function missing(path: ConfigPath, places: ConfigPlaces): ConfigProblem {
  const holder = path.slice(0, -1);
  const words = wordsAt(path);
  const which = words.length === 0 ? '' : ` It can be ${either(words)}.`;
  return problem(places.key(holder), `“${String(path.at(-1))}” is missing in ${nameWithin(holder)}.${which}`);
}

/** The id that a name was meant to be; `undefined` where it has no letters for one. */
function idLike(name: string): string | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  const id = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[-0-9]+|-+$/gu, '');
  return id === '' ? undefined : id;
}

/** What people write for some of the words elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
  no: 'off',
  none: 'off',
  never: 'off',
  ignore: 'off',
  owns: 'own',
  owned: 'own',
};

/** The word that was meant: the nearest, one that it is the beginning of, or one that means the same. */
function meantWord(typed: string, words: readonly string[]): string | undefined {
  const text = typed.toLowerCase();
  const beginning = text.length > 2 ? words.find((word) => word.startsWith(text)) : undefined;
  const synonym = Object.hasOwn(SYNONYMS, text) ? SYNONYMS[text] : undefined;
  return beginning ?? (synonym !== undefined && words.includes(synonym) ? synonym : nearest(typed, words));
}

/** What a path leads to, at the beginning of a sentence: “titles”, An entry of “titles”. */
function nameOf(path: ConfigPath): string {
  const name = nameWithin(path);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The same within a sentence. */
function nameWithin(path: ConfigPath): string {
  const step = path.at(-1);
  if (step === undefined) return 'this file';
  return typeof step === 'string' ? named(step) : `an entry of ${nameWithin(path.slice(0, -1))}`;
}

function show(given: unknown, path: ConfigPath, { places, text }: IssueFile): string {
  if (given === null) return 'nothing';
  if (typeof given === 'string') return given === '' ? 'nothing' : named(given);
  if (Array.isArray(given)) return 'a list';
  const { start, end } = places.value(path);
  return typeof given === 'object' ? 'entries with names' : named(text.slice(start, end));
}

function problem(span: Span, message: string, instead?: string): ConfigProblem {
  return { span, severity: 'error', message, ...(instead !== undefined && { instead }) };
}

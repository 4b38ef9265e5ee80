import { isScalar, visit, type Document, type ErrorCode, type YAMLError } from 'yaml';
import type { SourceText } from '../../text/source-text';
import type { Span } from '../../text/span';
import type { ConfigProblem } from '../config';
import { quoted } from '../say-value';

/** What the parser's complaints mean to somebody who has never read about YAML. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: 'A “*” stands for something above; nothing else can be said of it here.',
  BAD_ALIAS: 'A “*” or “&” has a meaning of its own in front of a word; put the word in quotes.',
  BAD_COLLECTION_TYPE: 'This mixes a list with entries that have names.',
  BAD_DIRECTIVE: 'Lines that begin with “%” have no meaning here.',
  BAD_DQ_ESCAPE: 'A backslash has a meaning of its own between double quotes. Write two of them, or use single quotes.',
  BAD_INDENT: 'This line is not indented as the lines around it are, so it is not clear what it belongs to.',
  BAD_PROP_ORDER: 'A “&” name has to stand before what it names.',
  BAD_SCALAR_START: 'Text cannot begin with this character. Put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'The line below this one is indented further, so it is not clear what it belongs to.',
  BLOCK_IN_FLOW: 'Between brackets, entries are separated by commas. Is a comma or the closing bracket missing?',
  IMPOSSIBLE: 'This cannot be read.',
  KEY_OVER_1024_CHARS: 'This is too long to stand before a colon. Is a line end or a quote missing?',
  MISSING_CHAR: 'Something is missing here: a colon behind a name, a comma, a closing quote or bracket.',
  MULTILINE_IMPLICIT_KEY: 'What stands before a colon has to be on one line. Is a colon or a quote missing?',
  MULTIPLE_ANCHORS: 'Only one “&” name can be given here.',
  MULTIPLE_DOCS: 'A line of “---” begins another document; Rolecheck reads only one. Take the line out.',
  MULTIPLE_TAGS: 'Text that begins with “!” has to stand in quotes.',
  NON_STRING_KEY: 'What stands before a colon has to be a word or a name.',
  RESOURCE_EXHAUSTION: 'This file asks for more than can be worked out.',
  TAB_AS_INDENT: 'This line is indented with a tab. Use blanks instead.',
  TAG_RESOLVE_FAILED: 'Text that begins with “!” has to stand in quotes.',
  UNEXPECTED_TOKEN: 'This was not expected here. Is something before it not closed, or not indented rightly?',
};

/** What the parser says besides its code, where that tells more. */
const FINER: readonly (readonly [said: RegExp, meaning: string])[] = [
  [/closing .quote/u, 'This quote is opened and not closed.'],
  [/end with a [}\]]/u, 'A bracket is opened above and not closed before this.'],
  [/followed by map values/u, 'A colon is missing behind this.'],
  [/without - indicator/u, 'A “-” is missing in front of this.'],
  [/^Missing , between/u, 'A comma is missing before this.'],
  [/space after :/u, 'A blank is missing behind the colon.'],
];

/** What can be told of the rest of a file that has such a mistake in it, beyond the line that it stands on. */
const HARMLESS: ReadonlySet<ErrorCode> = new Set([
  'BAD_SCALAR_START',
  'TAG_RESOLVE_FAILED',
  'MULTIPLE_DOCS',
  'BAD_DQ_ESCAPE',
]);

/** A mistake in the file's marks. */
export interface SyntaxMistake {
  readonly problem: ConfigProblem;
  /** Behind it nothing is sure to belong to what it seems to belong to. */
  readonly breaksOff: boolean;
}

/** The most complaints that are told of one file. */
const MOST_COMPLAINTS = 50;

/** The parser's complaints in plain words at their places, one for each line: what follows is mostly another side of the first. */
export function syntaxMistakes(document: Document.Parsed, source: SourceText): readonly SyntaxMistake[] {
  const firstOnLine = new Map<number, YAMLError>();
  for (const error of [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = source.lineAt(error.pos[0]);
    // Where one thing stands where it should not, all that follows does.
    const follows = isUnexpected(error) && [...firstOnLine.values()].some(isUnexpected);
    if (!follows && !firstOnLine.has(line)) firstOnLine.set(line, error);
    if (firstOnLine.size === MOST_COMPLAINTS) break;
  }
  return [...firstOnLine.values()].map((error) => syntaxMistake(error, document, source));
}

function isUnexpected({ code }: YAMLError): boolean {
  return code === 'UNEXPECTED_TOKEN';
}

/** Whether something that is wrong may only seem so, because the syntax is broken there or before. */
export function isBrokenOff({ start }: Span, mistakes: readonly SyntaxMistake[], source: SourceText): boolean {
  const line = source.lineAt(start);
  return mistakes.some(({ problem, breaksOff }) => {
    const broken = source.lineAt(problem.span.start);
    return line === broken || (breaksOff && line > broken);
  });
}

function syntaxMistake(error: YAMLError, document: Document.Parsed, source: SourceText): SyntaxMistake {
  const { code, message } = error;
  const { text } = source;
  const breaksOff = !HARMLESS.has(code);
  const say = (span: Span, said: string, instead?: string): SyntaxMistake => ({
    problem: { span, severity: 'error', message: said, ...(instead !== undefined && { instead }) },
    breaksOff,
  });
  const start = Math.min(error.pos[0], text.length);
  const finer = FINER.find(([said]) => said.test(message))?.[1];
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    const opening = openingQuote(document, start);
    if (opening !== undefined) return say({ start: opening, end: opening + 1 }, finer ?? message);
  }
  if (code === 'TAG_RESOLVE_FAILED' || code === 'BAD_SCALAR_START') return mend(bareText(source, start), WORDS[code]);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW') {
    const bare = bareText(source, start);
    if (/^[^-?].*:\s/u.test(text.slice(bare.start, bare.end)))
      return mend(bare, 'There are two colons here. Put the text behind the first one in quotes.');
  }
  return say(visibleAt(start, error.pos[1], source), finer ?? WORDS[code] ?? message);

  function mend(span: Span, said = message): SyntaxMistake {
    return say(span, said, quoted(text.slice(span.start, span.end)));
  }
}

/** Where the quoted text begins that runs to the offset without an end. */
function openingQuote(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      if (!isScalar(node) || !node.type?.startsWith('QUOTE_') || node.range == null) return undefined;
      if (node.range[0] <= end && end <= node.range[2]) start = node.range[0];
      return undefined;
    },
  });
  return start;
}

/** The text without quotes that begins at the offset, as far as it was meant to go: to a comma, a bracket, a comment. */
function bareText(source: SourceText, start: number): Span {
  const [bare = ''] = /^[^,\]}]*/u.exec(source.slice({ start, end: endOfLine(source, start) })) ?? [];
  return { start, end: start + bare.replace(/\s#.*$/u, '').trimEnd().length };
}

/** At least one character, since nothing else can be underlined: where there is none, the last one before. */
function visibleAt(from: number, to: number, source: SourceText): Span {
  const lineEnd = endOfLine(source, from);
  const end = Math.max(Math.min(to, lineEnd), Math.min(from + 1, lineEnd));
  if (end > from) return { start: from, end };
  const last = source.text.slice(0, from).trimEnd().length;
  return last === 0 ? { start: from, end: from } : { start: last - 1, end: last };
}

function endOfLine(source: SourceText, offset: number): number {
  return Math.max(offset, source.lineEnd(source.lineAt(offset)));
}

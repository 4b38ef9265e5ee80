import { parseDocument } from 'yaml';
import { SourceText } from '../../text/source-text';
import type { ConfigPlaces, ConfigProblem, ConfigReading } from '../config';
import { understand } from './drop-mistakes';
import { tooDeepAt } from '../../yaml/nesting';
import { readNodes } from './read-nodes';
import { issueProblems } from './say-issue';
import { isBrokenOff, syntaxMistakes } from './say-syntax';

/** The longest file that is read, in UTF-16 code units. */
export const LONGEST_CONFIG = 256 * 1024;

/**
 * Reads what a team says in its file. Never throws: whatever is wrong is a problem at its place, and what is right
 * beside it is understood all the same.
 */
export function readConfig(text: string): ConfigReading {
  if (text.length > LONGEST_CONFIG)
    return unread(text, `This file is longer than ${LONGEST_CONFIG / 1024} KB, so Rolecheck does not read it.`);
  if (text.includes('\0')) return unread(text, 'This file is no plain text in UTF-8. Save it as such.');
  const deep = tooDeepAt(text);
  if (deep !== undefined) return unread(text, TOO_DEEP, deep);
  try {
    return readYaml(text);
  } catch (error) {
    // The parser walks into what is nested by calling itself.
    if (error instanceof RangeError) return unread(text, TOO_DEEP);
    throw error;
  }
}

const TOO_DEEP = 'This file is nested so deeply that Rolecheck does not read it.';

/** A file that could not be read at all, which is said on its first line. */
export function unreadableConfig(message: string): ConfigReading {
  return unread('', message);
}

function unread(text: string, message: string, start = 0): ConfigReading {
  const source = new SourceText(text);
  const span = { start, end: start === 0 ? source.lineEnd(0) : start + 1 };
  return { source, places: nowhere, data: {}, problems: [{ span, severity: 'error', message }] };
}

const nowhere: ConfigPlaces = {
  value: () => ({ start: 0, end: 0 }),
  key: () => ({ start: 0, end: 0 }),
  has: () => false,
};

function readYaml(text: string): ConfigReading {
  // To YAML's parser here, a CR alone ends no line; to editors it does.
  const source = new SourceText(text.replace(/\r(?!\n)/gu, '\n'));
  const document = parseDocument(source.text, {
    logLevel: 'error',
    prettyErrors: false,
    // Found with a better place and faster where the nodes are read.
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const syntax = syntaxMistakes(document, source);
  const nodes = readNodes(document, source.text);
  const { data, places, issues } = understand(nodes.value, nodes.places);
  const told = issueProblems(issues, { places: nodes.places, text: source.text }).filter(
    ({ span }) =>
      !isBrokenOff(span, syntax, source) && !nodes.problems.some((other) => other.span.start === span.start),
  );
  const problems = inOrder([...syntax.map(({ problem }) => problem), ...nodes.problems, ...told]);
  return { source: new SourceText(text), places, data, problems };
}

/** The most problems that are told of one file at a time. */
const MOST_PROBLEMS = 50;

/** In the order of the file, each once. */
function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const each = new Map(
    problems.map((problem) => [`${problem.span.start} ${problem.span.end} ${problem.message}`, problem]),
  );
  return [...each.values()]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .slice(0, MOST_PROBLEMS);
}

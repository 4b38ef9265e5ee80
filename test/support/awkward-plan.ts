import { unmark } from './lsp-marks';

/**
 * A plan with everything in front of its findings that makes programs count wrongly: a byte order mark, line ends of two
 * characters, emoji of two code units and of many code points, accents as characters of their own, Chinese characters,
 * narrow spaces, and markup. `«…»` stand around what has to be found.
 *
 * Whoever shows findings shows these and no others: editors, the command line, the browser, assistants.
 */
const lines = [
  '---',
  'title: Pla\u0301n 🌱',
  '---',
  '',
  '# 🌱 Pla\u0301n für das Frühjahr',
  '',
  '## 👩‍🎨 Community management',
  '',
  'KPIs:',
  '',
  '- 🎯 «Conversion rate»: 2.5 %',
  '- *Cafe\u0301* 👨‍👩‍👧‍👦 **«Click-through rate»** 📈 + 漢字',
  '',
  '## 📣 Social media management',
  '',
  '| 🧭 Metric | Target 💶 |',
  '| --- | --- |',
  '| 💶 Reach | 10\u202f000 |',
  '| e\u0301e\u0301 🧑🏽‍🚀 «Member retention rate» | 70 % |',
  '',
];

/** One way of writing the plan down. */
export interface Spelling {
  readonly name: string;
  readonly byteOrderMark: boolean;
  readonly lineEnd: '\n' | '\r\n' | '\r';
}

/** The plan in one spelling. */
export interface AwkwardPlan {
  /** With `«…»` around what has to be found. */
  readonly marked: string;
  /** As it is in the file. */
  readonly text: string;
}

/** The plan as it is hardest to read: with a byte order mark and the line ends of Windows. */
export const hardest: Spelling = { name: 'a byte order mark and CRLF', byteOrderMark: true, lineEnd: '\r\n' };

/** All ways of writing it down in which the findings have to be the same. */
export const spellings: readonly Spelling[] = [
  { name: 'LF', byteOrderMark: false, lineEnd: '\n' },
  { name: 'CRLF', byteOrderMark: false, lineEnd: '\r\n' },
  { name: 'CR', byteOrderMark: false, lineEnd: '\r' },
  hardest,
];

/** Writes the plan down. */
export function awkwardPlan({ byteOrderMark, lineEnd }: Omit<Spelling, 'name'> = hardest): AwkwardPlan {
  const marked = (byteOrderMark ? '\uFEFF' : '') + lines.join(lineEnd);
  return { marked, text: unmark(marked) };
}

/** One finding in the plan. */
export interface AwkwardFinding {
  /** The words that are underlined. */
  readonly words: string;
  readonly rule: string;
  readonly term: string;
  readonly severity: 'warning' | 'information';
  /** The line, counted from 0. */
  readonly line: number;
  /** Where the words start in their line and where they end, in UTF-16 code units counted from 0. */
  readonly columns: readonly [start: number, end: number];
}

const expected = [
  { rule: 'metric-outside-role', term: 'conversion-rate', severity: 'warning' },
  { rule: 'metric-outside-role', term: 'click-through-rate', severity: 'warning' },
  { rule: 'metric-outside-role', term: 'member-retention-rate', severity: 'information' },
] as const;

/** What has to be found, in the order of the text. Places are those of an unmarked line without a byte order mark. */
export const awkwardFindings: readonly AwkwardFinding[] = lines
  .flatMap((text, line) => {
    const [, before, words] = /^(.*)«(.*)»/u.exec(text) ?? [];
    return before === undefined || words === undefined ? [] : [{ line, before, words }];
  })
  .map(({ line, before, words }, index) => {
    const facts = expected[index];
    if (facts === undefined) throw new Error(`Nothing is said about “${words}”.`);
    return { ...facts, words, line, columns: [before.length, before.length + words.length] };
  });

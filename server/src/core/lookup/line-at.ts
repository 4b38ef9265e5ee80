import type { SourceText } from '../text/source-text';

/** The line in which a caret stands, taken apart at its marks. Offsets are the document's. */
export interface LineAt {
  readonly start: number;
  /** Its end, without what ends the line. */
  readonly end: number;
  readonly text: string;
  /** What stands before the caret. */
  readonly before: string;
  /** What stands behind the caret. */
  readonly behind: string;
  /** `- `, `1. [ ] `, with the indentation: what makes the line an item. Empty where it is none. */
  readonly marker: string;
  /** `## `; empty where the line is no heading. */
  readonly hashes: string;
  /** The line begins with a bar, as rows of tables do. */
  readonly isRow: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

const MARKER = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\](?:[ \t]+|$))?/;
const HASHES = /^ {0,3}#{1,6}(?:[ \t]+|$)/;

/** Takes the caret's line apart. */
export function lineAt(source: SourceText, offset: number): LineAt {
  const line = source.lineAt(offset);
  const [start, end] = [source.lineStart(line), source.lineEnd(line)];
  const text = source.text.slice(start, end);
  return {
    start,
    end,
    text,
    before: text.slice(0, offset - start),
    behind: text.slice(offset - start),
    marker: MARKER.exec(text)?.[0] ?? '',
    hashes: HASHES.exec(text)?.[0] ?? '',
    isRow: /^[ \t]*\|/.test(text),
    lineEnd: source.text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** What ends one thing in a line and begins another: a bar, a comma, a label's colon, the marks of bold type. */
const SEPARATOR =
  /(?<!\\)\||[,;(](?:\s+|$)|\((?=\S)|(?<!\d):(?:\s+|$)|\*+|(?<!\p{L})_{1,2}(?=\S)|\s[–—·•&+/-]{1,2}(?:\s+|$)|(?<=\p{L})\/(?=\p{L}|$)/gu;

/** Where in the line the thing begins that is being written at the caret: behind the last mark or separator before it. */
export function elementStart({ before, marker, hashes }: LineAt): number {
  let start = Math.min(before.length, Math.max(marker.length, hashes.length));
  for (const match of before.slice(start).matchAll(SEPARATOR)) {
    const end = Math.min(before.length, Math.max(marker.length, hashes.length)) + match.index + match[0].length;
    if (end > start) start = end;
  }
  return start + (/^\s*/.exec(before.slice(start))?.[0].length ?? 0);
}

/** The rest of a word in whose middle the caret stands. */
export function restOfWord(behind: string): string {
  return /^[\p{L}\p{N}\p{M}'’‐‑-]*/u.exec(behind)?.[0] ?? '';
}

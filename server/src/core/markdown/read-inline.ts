import type { TreeCursor } from '@lezer/common';
import type { Span } from '../text/span';
import { readComments } from './comments';
import { InlineTextBuilder, MASK, type InlineText, unmarkedText } from './inline-text';
import type { Source } from './source';

const HEADING = /^(?:ATX|Setext)Heading/;
const STRUCK_TAG = /^<(\/?)(?:del|s|strike)\b[^>]*>/i;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&ndash;': '–',
  '&mdash;': '—',
  '&#39;': "'",
  '&apos;': "'",
};

/** What a reader sees of the node at the cursor, or of a stretch of it. The cursor stays where it is. */
export function readInline(source: Source, cursor: TreeCursor, within?: Span): InlineText {
  return new InlineReader(source, cursor).read(within);
}

/** Reads one node. Offsets are those of the document; the parser's begin at the node beneath the document. */
class InlineReader {
  readonly #source: Source;
  readonly #cursor: TreeCursor;
  readonly #builder = new InlineTextBuilder();

  constructor(source: Source, cursor: TreeCursor) {
    this.#source = source;
    this.#cursor = cursor;
  }

  read(within: Span | undefined): InlineText {
    const { text, base, pool } = this.#source;
    const start = within?.start ?? base + this.#cursor.from;
    const end = within?.end ?? base + this.#cursor.to;
    if (!this.#cursor.firstChild()) {
      const plain = text.slice(start, end);
      if (!plain.includes('\n')) return unmarkedText(plain, start, pool);
      this.#copyText(start, end);
      return this.#builder.build(pool, start);
    }
    this.#cursor.parent();
    this.#append(start, end);
    return this.#builder.build(pool, start);
  }

  /** Adds what stands in the node at the cursor, from the offset to the other. */
  #append(start: number, end: number): void {
    const cursor = this.#cursor;
    const { text, base } = this.#source;
    const { name: parent } = cursor;
    let at = Math.max(base + cursor.from, start);
    const to = Math.min(base + cursor.to, end);
    let struckFrom: number | undefined;
    if (cursor.firstChild()) {
      do {
        const childFrom = base + cursor.from;
        const childTo = base + cursor.to;
        if (childTo <= at || childFrom >= to) continue;
        if (struckFrom === undefined) this.#copyText(at, childFrom);
        const tag = cursor.name === 'HTMLTag' ? STRUCK_TAG.exec(text.slice(childFrom, childTo)) : null;
        if (tag !== null && tag[1] === '') struckFrom ??= childFrom;
        else if (tag !== null && struckFrom !== undefined) {
          this.#builder.replace(MASK, { start: struckFrom, end: childTo });
          struckFrom = undefined;
        } else if (struckFrom === undefined) this.#appendChild(childFrom, childTo, { start, end }, parent);
        at = childTo;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (struckFrom === undefined) this.#copyText(at, to);
    else this.#builder.replace(MASK, { start: struckFrom, end: to });
  }

  #appendChild(from: number, to: number, within: Span, parent: string): void {
    const { text } = this.#source;
    const { name } = this.#cursor;
    const builder = this.#builder;
    switch (name) {
      case 'HeaderMark':
      case 'EmphasisMark':
      case 'StrikethroughMark':
      case 'LinkMark':
      case 'LinkTitle':
      case 'LinkLabel':
      case 'QuoteMark':
      case 'TaskMarker':
      case 'ListMark':
        return;
      case 'Emphasis':
      case 'StrongEmphasis': {
        const { length } = builder;
        this.#append(within.start, within.end);
        builder.emphasise(length, name === 'StrongEmphasis');
        return;
      }
      case 'Link':
        this.#appendLink(from, to, within);
        return;
      case 'Escape':
        builder.copy(text.slice(from + 1, to), from + 1);
        return;
      case 'InlineCode': {
        // "## `Marketing` – Odile": code type is a heading's ornament; elsewhere it is not the plan's own wording.
        const code = /^(`+)([\p{L} &-]+)\1$/u.exec(text.slice(from, to));
        if (code?.[2] !== undefined && HEADING.test(parent)) builder.copy(code[2], from + (code[1]?.length ?? 0));
        else builder.replace(MASK, { start: from, end: to });
        return;
      }
      case 'Entity':
        builder.replace(ENTITIES[text.slice(from, to)] ?? MASK, { start: from, end: to });
        return;
      case 'HardBreak':
        builder.replace('\n', { start: from, end: to });
        return;
      case 'HTMLTag':
        if (/^<br\b/i.test(text.slice(from, to))) builder.replace('\n', { start: from, end: to });
        return;
      case 'Comment':
        // It is nothing to a reader: "R <!-- agreed -->" in a cell is an R.
        readComments(this.#source, from, to);
        return;
      default:
        builder.replace(MASK, { start: from, end: to });
    }
  }

  /** Link text is the plan's own wording; `[Social]` without a target is text in brackets, `[^1]` a footnote mark. */
  #appendLink(from: number, to: number, within: Span): void {
    const builder = this.#builder;
    if (this.#source.text.slice(from, from + 2) === '[^') {
      builder.replace(MASK, { start: from, end: to });
      return;
    }
    const { hasTarget, closesAt = to } = this.#linkParts();
    if (hasTarget) {
      this.#append(Math.max(from, within.start), Math.min(closesAt, within.end));
      return;
    }
    builder.copy('[', from);
    this.#append(from + 1, to - 1);
    builder.copy(']', to - 1);
  }

  /** Whether the link leads anywhere, and where the bracket stands that closes its text. */
  #linkParts(): { readonly hasTarget: boolean; readonly closesAt: number | undefined } {
    const cursor = this.#cursor;
    let hasTarget = false;
    let marks = 0;
    let closesAt: number | undefined;
    if (!cursor.firstChild()) return { hasTarget, closesAt };
    do {
      if (cursor.name === 'URL' || cursor.name === 'LinkLabel') hasTarget = true;
      else if (cursor.name === 'LinkMark' && ++marks === 2) closesAt = this.#source.base + cursor.from;
    } while (cursor.nextSibling());
    cursor.parent();
    return { hasTarget, closesAt };
  }

  /** Copies text, dropping the indentation of continuation lines and blanks at the ends of lines, of which CRLF text has one each. */
  #copyText(from: number, to: number): void {
    if (to <= from) return;
    const text = this.#source.text.slice(from, to);
    const builder = this.#builder;
    let start = 0;
    for (let lineEnd = text.indexOf('\n'); lineEnd >= 0; lineEnd = text.indexOf('\n', start)) {
      builder.copy(text.slice(start, lineEnd).trimEnd(), from + start);
      builder.copy('\n', from + lineEnd);
      start = lineEnd + 1;
      while (start < text.length && isBlank(text.charCodeAt(start))) start++;
    }
    if (start < text.length) builder.copy(text.slice(start), from + start);
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

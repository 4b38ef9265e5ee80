import { GFM, parser as commonMark, type InlineParser, type MarkdownParser } from '@lezer/markdown';
import type { Span } from '../text/span';

/** Whatever begins anything but plain text within a line, addresses apart. */
const MARKUP = /[\\`&<*_[]|~~| {2}\n/;
/** Every address that is a link by itself begins with one of these, or has it within. */
const ADDRESS = /www\.|https?:\/\/|[\w.+-]@|mailto:|xmpp:/;

/**
 * So many characters of one paragraph are read together, at most: what is open is looked for again at every mark, and each
 * pair of marks may stand in another one. Few plans have a paragraph of five pages; markup that crosses from one stretch to
 * the next is read as text.
 */
const LONGEST_STRETCH = 10_000;

/**
 * The parser of Markdown as GitHub has it, and of the same trees. What stands in a line is most of its work, since it asks
 * of every character what kind of markup begins there; here it is not asked where none can.
 */
export const parser: MarkdownParser = withQuickLines(commonMark.configure(GFM));

function withQuickLines(all: MarkdownParser): MarkdownParser {
  const withoutAddresses = all.configure({ remove: ['Autolink'], parseInline: [plainRun()] });
  const quick = all.configure({});
  const read = (text: string, offset: number): ReturnType<MarkdownParser['parseInline']> => {
    if (ADDRESS.test(text)) return all.parseInline(text, offset);
    return MARKUP.test(text) ? withoutAddresses.parseInline(text, offset) : [];
  };
  quick.parseInline = (text, offset) =>
    text.length <= LONGEST_STRETCH
      ? read(text, offset)
      : stretchesOf(text).flatMap(({ start, end }) => read(text.slice(start, end), offset + start));
  return quick;
}

/** The text in stretches that are short enough, each up to the end of a line, of a sentence or of a word, as far as there are. */
function stretchesOf(text: string): readonly Span[] {
  const stretches: Span[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= LONGEST_STRETCH ? text.length : endOfStretch(text, start);
    stretches.push({ start, end });
    start = end;
  }
  return stretches;
}

function endOfStretch(text: string, start: number): number {
  const most = start + LONGEST_STRETCH;
  const ends = ['\n', '. ', ' '].map((mark) => text.lastIndexOf(mark, most - mark.length) + mark.length);
  return ends.find((end) => end > start + LONGEST_STRETCH / 2) ?? most;
}

/** Takes plain text as a whole, addresses included. */
function plainRun(): InlineParser {
  const begins = new Uint8Array(128);
  for (const mark of '\\`&<*_![]~') begins[mark.charCodeAt(0)] = 1;
  return {
    name: 'PlainRun',
    before: 'Escape',
    parse({ text, offset }, _, start) {
      const from = start - offset;
      let at = from;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        // Several blanks may be a break, if the line ends behind them.
        if (code === BLANK ? text.charCodeAt(at + 1) === BLANK : code < 128 && begins[code] === 1) break;
      }
      return at > from ? offset + at : -1;
    },
  };
}

const BLANK = 32;

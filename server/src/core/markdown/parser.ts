import { GFM, parser as commonMark, type InlineParser, type MarkdownParser } from '@lezer/markdown';

/** Whatever begins anything but plain text within a line, addresses apart. */
const MARKUP = /[\\`&<*_[]|~~| {2}\n/;
/** Every address that is a link by itself begins with one of these, or has it within. */
const ADDRESS = /www\.|https?:\/\/|[\w.+-]@|mailto:|xmpp:/;

/**
 * The parser of Markdown as GitHub has it, and of the same trees. What stands in a line is most of its work, since it asks
 * of every character what kind of markup begins there; here it is not asked where none can.
 */
export const parser: MarkdownParser = withQuickLines(commonMark.configure(GFM));

function withQuickLines(all: MarkdownParser): MarkdownParser {
  const withoutAddresses = all.configure({ remove: ['Autolink'], parseInline: [plainRun()] });
  const quick = all.configure({});
  quick.parseInline = (text, offset) => {
    if (ADDRESS.test(text)) return all.parseInline(text, offset);
    return MARKUP.test(text) ? withoutAddresses.parseInline(text, offset) : [];
  };
  return quick;
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

import { isUtf8 } from 'node:buffer';

/** A file's text and whether a byte order mark stood before it, or a sentence that says why there is none. */
export type Decoded = { readonly text: string; readonly hasMark: boolean } | { readonly problem: string };

const BOM = '\uFEFF';

/**
 * Reads a plan's bytes as UTF-8. A byte order mark is no text: it is taken off, so that columns are those an editor
 * shows. Bytes that are not text, or text in another encoding, are a problem, because positions would be wrong.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { problem: 'this file is saved as UTF-16. Save it as UTF-8 and try again.' };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { problem: `this is no text file (byte ${nul + 1} is a NUL byte), so there is no plan in it.` };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isUtf8(bytes)) {
    const offset = firstBadOffset(text, bytes);
    const byte = Buffer.byteLength(text.slice(0, offset)) + 1;
    const line = text.slice(0, offset).split(/\r\n|\r|\n/u).length;
    return {
      problem: `byte ${byte} (on line ${line}) is not valid UTF-8. Save the file with the encoding UTF-8 and try again.`,
    };
  }
  const hasMark = text.startsWith(BOM);
  return { text: hasMark ? text.slice(1) : text, hasMark };
}

/** The text as {@link decode} found it: with its byte order mark where it had one. */
export function encode(text: string, hasMark: boolean): string {
  return hasMark ? BOM + text : text;
}

/** Where the decoder put the first replacement character that does not stand in the file itself. */
function firstBadOffset(text: string, bytes: Uint8Array): number {
  const replacement = '\uFFFD';
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, from)) {
    byte += Buffer.byteLength(text.slice(from, at));
    const itself = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (!itself) return at;
    byte += 3;
    from = at + 1;
  }
  return text.length;
}

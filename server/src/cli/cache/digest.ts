import { hash } from 'node:crypto';

/** The length of a digest, in bytes. */
export const DIGEST_LENGTH = 32;

/** What bytes are known by: other ones are known by something else. */
export function digestOf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The same for texts in their order, cut as they are. */
export function digestOfTexts(texts: readonly string[]): Buffer {
  return hash('sha256', texts.map((text) => `${text.length}:${text}`).join(''), 'buffer');
}

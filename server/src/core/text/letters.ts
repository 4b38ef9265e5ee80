/**
 * Letters, as they are written within a class of a regular expression: for patterns in which they say no more than that a
 * word stands there. To compile `\p{L}` takes as long as a long pattern without it, since an engine keeps it as six hundred
 * stretches and looks for half of them as pairs of surrogates, and many patterns run only a few times in a plan.
 *
 * These are the letters of Latin, Greek and Cyrillic. Other scripts are taken by their blocks, with their digits and
 * marks; those beyond the first 65,536 characters are left out.
 */
export const LETTERS =
  'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02c1\\u0370-\\u0374\\u0376-\\u037d\\u037f\\u0386\\u0388-\\u03f5' +
  '\\u03f7-\\u0481\\u048a-\\u1fff\\u2c00-\\u2dff\\u3005-\\ud7ff\\uf900-\\ufdff';

/** One of the {@link LETTERS}. */
export const LETTER = `[${LETTERS}]`;

const APOSTROPHE = 39;

/**
 * A word in lower case, without accents, possessive and plural, in American spelling, by which differently spelt or
 * inflected forms of it are the same: `Programmes’` is `program`.
 */
export function foldWord(raw: string): string {
  let word = raw;
  let hasApostrophe = false;
  for (let index = 0; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code > 127) return foldAccented(raw);
    // Most words are in lower case already, and then stay the string that they are.
    if (code >= 65 && code <= 90 && word === raw) word = raw.toLowerCase();
    else if (code === APOSTROPHE) hasApostrophe = true;
  }
  return withoutEnding(word, hasApostrophe);
}

function foldAccented(raw: string): string {
  const word = raw.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
  return withoutEnding(word, word.includes("'"));
}

function withoutEnding(word: string, hasApostrophe: boolean): string {
  const isGenitive = hasApostrophe && word.indexOf("'") > 0 && word.endsWith("'s");
  return singular(americanSpelling(isGenitive ? word.slice(0, -2) : word));
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -3) + 'y' : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|[nrstx]is|^news)$/.test(word)) return word;
  return word.slice(0, -1);
}

const DIFFERS = /[iy]s|our|^programme|^centre|^enrolment/;

function americanSpelling(word: string): string {
  if (word.length < 5 || !DIFFERS.test(word)) return word;
  if (word.includes('is') || word.includes('ys')) {
    word = word.replace(/isation/, 'ization').replace(/(i|y)s(e|ed|es|er|ers|ing)$/, '$1z$2');
  }
  if (word.includes('our')) word = word.replace(/^(behavi|fav|col|hon|lab|flav|neighb|rum|hum|harb|end)our/, '$1or');
  if (word.startsWith('programme') && word !== 'programmer') return word.replace('programme', 'program');
  if (word.startsWith('centre')) return word.replace('centre', 'center');
  if (word.startsWith('enrolment')) return word.replace('enrolment', 'enrollment');
  return word;
}

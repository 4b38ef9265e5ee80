import { Lexer } from 'yaml';

/** Deeper than any file that says something, and far from where the parser, which calls itself, would give up. */
const DEEPEST_TEXT = 40;

/**
 * Where the text nests deeper than anything that can be said: at the offset of a bracket or a dash; `undefined` where it
 * does not. Takes time that grows with the text alone, so that what follows can trust its depth.
 */
export function tooDeepAt(text: string): number | undefined {
  let offset = 0;
  let brackets = 0;
  // `- - - x` nests on one line; lines below each other need blanks to do so, and soon run out of them.
  let dashes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (isMark(lexeme)) continue;
    if (lexeme === '[' || lexeme === '{') brackets++;
    else if (lexeme === ']' || lexeme === '}') brackets--;
    else if (lexeme === '-' || lexeme === '?' || lexeme === ':') dashes++;
    else if (lexeme.endsWith('\n')) dashes = 0;
    if (brackets > DEEPEST_TEXT || (brackets <= 0 && dashes > DEEPEST_TEXT)) return offset;
    offset += lexeme.length;
  }
  return undefined;
}

/** What the lexer puts in between: a document begins, brackets end too early, a word follows. None is in the text. */
function isMark(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001F';
}

import { lineAt, elementStart } from '../../core/lookup/line-at';
import { phraseStart } from '../../core/lookup/typed-phrase';
import type { SourceText } from '../../core/text/source-text';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';

/** The characters behind which a client asks by itself. */
export const triggerCharacters: readonly string[] = [' ', ':', '|', '(', '@', '[', '#', '-', ','];

const OWNER =
  /(?:^|[^\p{L}])(?:owners?|owned by|dri|lead(?: by)?|led by|accountable|responsible|assigned to|assignee|point person|run by|roles?|team)[*_]{0,2}\s*:[*_]{0,2}$/iu;
const BEGINNING = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?| {0,3}#{1,6} )$/;
const DIRECTIVE = /<!--[^>]*$/;

/**
 * Whether a character just typed may open a place for a completion, told from the line alone, so that nothing is read for
 * most of what is typed.
 */
export function mayTrigger(character: string, source: SourceText, offset: number, taxonomy: Taxonomy): boolean {
  const line = lineAt(source, offset);
  const { before } = line;
  const listed = line.marker !== '' || line.isRow;
  switch (character) {
    case ' ':
      if (BEGINNING.test(before) || DIRECTIVE.test(before) || OWNER.test(before.trimEnd())) return true;
      if (/[|:,;][*_]{0,2} $/.test(before)) return listed || /^[^.!?]{1,60}:[*_]{0,2} /.test(before);
      return listed && continuesTerm(before.slice(elementStart(line)), taxonomy);
    case ':':
      return OWNER.test(before);
    case '|':
      return line.isRow;
    case ',':
      return !/\d,$/.test(before) && (listed || /^[^.!?]{1,60}: /.test(before));
    case '(':
    case '[':
    case '@':
      return listed;
    case '#':
      return /^ {0,3}#{2,6}$/.test(before);
    case '-':
      return DIRECTIVE.test(before);
    default:
      return false;
  }
}

/** "Conversion ": the first word of a term of several. */
function continuesTerm(element: string, taxonomy: Taxonomy): boolean {
  return element.length > 3 && phraseStart(element, taxonomy, undefined) < element.length;
}

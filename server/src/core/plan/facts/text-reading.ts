import type { InlineText } from '../../markdown/inline-text';
import { Stretches } from '../../markdown/text-pool';
import { findRoleNames, mayNameRoles, type RoleGrammar, type RoleName, type SpeltOut } from '../../roles/role-names';
import type { RoleId } from '../../taxonomy/schema';
import { fitted } from '../../text/fitted';
import type { Label } from '../labels/labels';

/** Somebody whom a text ties to a role: the name as it stands there, and the role. */
export type Tie = readonly [name: string, role: RoleId];

/**
 * What the grammar of titles makes of one text, each part worked out by whoever first asks for it. It depends on nothing
 * else, so that texts that read the same share it, and the next version of a document has it already.
 */
export class TextReading {
  readonly #grammar: RoleGrammar;
  #labels: Stretches<Label> | undefined;
  /** See `abbreviations.ts`, `holders.ts`, `people.ts` and `introductions.ts`, which fill them. */
  abbreviations: readonly SpeltOut[] | undefined;
  holders: readonly Tie[] | undefined;
  named: readonly Tie[] | undefined;
  introduced: readonly Tie[] | undefined;
  #mayNameRoles: boolean | undefined;
  #names: readonly RoleName[] | undefined;

  constructor(grammar: RoleGrammar) {
    this.#grammar = grammar;
  }

  /** What stretches of the text say as labels. Many texts are no labels. */
  get labels(): Stretches<Label> {
    return (this.#labels ??= new Stretches<Label>());
  }

  /** Whether any stretch of the text may name a role or a neighbour. */
  mayNameRoles(inline: InlineText): boolean {
    return (this.#mayNameRoles ??= mayNameRoles(inline.text, inline.wordsIn(0, inline.text.length), this.#grammar));
  }

  /** The roles and neighbours that a stretch of the text names. */
  names(inline: InlineText, start: number, end: number): readonly RoleName[] {
    if (!this.mayNameRoles(inline)) return NONE;
    const { text } = inline;
    if (start > 0 || end < text.length) return findRoleNames(text, inline.wordsIn(start, end), this.#grammar);
    return (this.#names ??= fitted(findRoleNames(text, inline.wordsIn(start, end), this.#grammar)));
  }
}

const NONE: readonly RoleName[] = [];

const newReading = (grammar: RoleGrammar): TextReading => new TextReading(grammar);

/** What is known of the text so far. */
export function readingOf(inline: InlineText, grammar: RoleGrammar): TextReading {
  return inline.known(grammar.forTextWith(inline.cues), newReading);
}

/** The roles and neighbours that a stretch of the text names; see {@link findRoleNames}. */
export function namesIn(inline: InlineText, start: number, end: number, grammar: RoleGrammar): readonly RoleName[] {
  return readingOf(inline, grammar).names(inline, start, end);
}

/** Those of a whole text that stand within its first so many characters. */
export function openingNames(inline: InlineText, length: number, grammar: RoleGrammar): readonly RoleName[] {
  const names = namesIn(inline, 0, inline.text.length, grammar);
  return inline.text.length <= length ? names : names.filter(({ end }) => end <= length);
}

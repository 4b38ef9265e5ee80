/**
 * What a text holds at all of words and characters on which patterns hang, as flags that are put together by `|`. A text
 * without the cue of a pattern is not worth trying it on, and most texts have few: the words are looked at once, as they
 * are split. A cue may stand in a text in which the pattern finds nothing, never the other way round.
 */
export type Cues = number;

/** Every cue: what is known of a text of which nothing is known. */
export const ANY_CUES: Cues = -1;

/** A text of which the cues are known. */
export interface CuedText {
  readonly text: string;
  /** At least the cues of a stretch of it. */
  cuesIn(start: number, end: number): Cues;
}

/** `(` */
export const PARENTHESIS: Cues = 1 << 0;
/** `[` */
export const BRACKET: Cues = 1 << 1;
/** `@` */
export const AT_SIGN: Cues = 1 << 2;
/** A colon or an equals sign. */
export const COLON: Cues = 1 << 3;
/** A dash, an arrow or an equals sign behind anything but a letter or a digit: "Reach – 40 %", not "co-op". */
export const DASH: Cues = 1 << 4;
/** The text has several lines. */
export const LINE_END: Cues = 1 << 5;
/** Two capitals in a row: "CM", "KPIs". */
export const CAPITALS: Cues = 1 << 6;
/** Words before an owner: "owner", "led by"; see `plan/owners/owner-notes.ts`, as the next one. */
export const OWNER: Cues = 1 << 7;
/** Words that ask who it is: "who", "falls to". */
export const WHO: Cues = 1 << 8;
/** Words that jobs, teams and people's titles end with; see `plan/labels/labels.ts`. */
export const TITLE: Cues = 1 << 9;
/** Words by which a label silences what stands beneath it; see `plan/labels/silences.ts`, as the next four. */
export const EXCLUSION: Cues = 1 << 10;
export const PAST: Cues = 1 << 11;
export const IDEA: Cues = 1 << 12;
export const REFERENCE: Cues = 1 << 13;
export const RELATION: Cues = 1 << 14;
/** Words by which a sentence may say who owns what; see `sentences/expressions.ts`. */
export const EXPRESSION: Cues = 1 << 15;
/** What may say that nothing is done, asks, or is still to be filled in; see `assignments/assign.ts`. */
export const DENIAL: Cues = 1 << 16;
/** Brackets and quotation marks, between which an aside stands; see `assignments/heads.ts`, as the next two. */
export const ASIDE: Cues = 1 << 17;
/** Words and marks behind which an item's head has ended. */
export const HEAD_END: Cues = 1 << 18;
/** Words and marks that part the elements of an item. */
export const SEPARATOR: Cues = 1 << 19;
/** Words by which labels say what they list; see `plan/labels/dimensions.ts`. */
export const DIMENSION: Cues = 1 << 20;

import { GFM, parser as commonMark } from '@lezer/markdown';

/** Nothing but the parser, set up as in `core/markdown/parse-markdown.ts`: the floor. Gives the length of its tree. */
export function start(): (text: string) => number {
  const parser = commonMark.configure(GFM);
  return (text) => parser.parse(text).length;
}

import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cues } from '../../server/src/core/text/cues';
import type { Pattern } from '../../server/src/core/text/pattern';
import { Vocabulary } from '../../server/src/core/text/vocabulary';
import { readWords } from '../../server/src/core/text/words';
import { RULES_FOLDER } from './specimens';

/** A pattern that is tried on no text without its cues. */
export interface CuedPattern {
  readonly pattern: RegExp | Pattern;
  /** Whether it is tried on a text with these cues. */
  isTriedWith(cues: Cues): boolean;
  /** The text as the pattern gets it; as it stands, if this is left out. */
  prepare?(text: string): string;
}

const FOLDERS = [join('test', 'plans', 'labelled'), RULES_FOLDER];

/** The lines of all plans and pages, whole and up to each of their marks. */
function linesOfTexts(): ReadonlySet<string> {
  const lines = new Set<string>();
  for (const folder of FOLDERS)
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md')))
      for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
        lines.add(line);
        for (const part of line.split(/[*|:–—]+/)) lines.add(part.trim());
      }
  return lines;
}

/** Texts of the words of a pattern that stand near each other in it, so that its phrases come up. */
function phrasesOf({ source }: RegExp | Pattern): fc.Arbitrary<string> {
  const words = [...new Set(source.replace(/\\[a-z]/g, ' ').match(/[a-z]+\??/gi) ?? ['a'])];
  const near = fc.tuple(fc.nat(words.length - 1), fc.array(fc.nat(12), { maxLength: 3 })).map(([first, steps]) => {
    let at = first;
    return [first, ...steps.map((step) => (at = Math.min(words.length - 1, at + step)))].map((i) => words[i] ?? '');
  });
  const ends = fc.constantFrom('', '', '', 's', 'es', 'ed', 'n’t', "n't", "'s", 'ing');
  const gaps = fc.constantFrom(
    ' ',
    ' ',
    ' ',
    ' ',
    ', ',
    '-',
    '_',
    'é',
    '’',
    '=',
    ': ',
    ' (',
    '\n',
    ' — ',
    ' @',
    ' [',
    '',
  );
  return fc
    .tuple(near, fc.array(fc.tuple(ends, gaps, fc.nat(9)), { minLength: 4, maxLength: 4 }), gaps)
    .map(([found, rims, opening]) => {
      let text = opening.trim();
      for (const [index, word] of found.entries()) {
        const [end, gap, kind] = rims[index] ?? ['', '', 0];
        const optional = word.endsWith('?') && kind % 2 === 0 ? word.slice(0, -2) : word.replace('?', '');
        const written = optional + end;
        text += kind === 9 ? written.toUpperCase().replace('S', 'ſ') : kind === 8 ? written.toUpperCase() : written;
        text += index < found.length - 1 ? gap : gap.trim();
      }
      return text;
    });
}

/** Fails where a pattern finds something in a text on which it would not be tried. */
export function assertCued(cued: CuedPattern, numRuns: number): void {
  const vocabulary = new Vocabulary();
  const pattern =
    cued.pattern instanceof RegExp
      ? new RegExp(cued.pattern.source, cued.pattern.flags.replace('g', ''))
      : cued.pattern;
  const check = (text: string): void => {
    if (!pattern.test(cued.prepare?.(text) ?? text)) return;
    const { cues } = readWords(text, vocabulary);
    assert.ok(cued.isTriedWith(cues), `${JSON.stringify(text)} has no cue of ${pattern.source.slice(0, 200)}`);
  };
  for (const line of linesOfTexts()) check(line);
  fc.assert(fc.property(phrasesOf(pattern), check), { numRuns });
}

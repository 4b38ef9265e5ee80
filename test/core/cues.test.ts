import * as assert from 'node:assert/strict';
import { OTHER_TITLES } from '../../server/src/core/plan/labels';
import { mayHoldNote, NOTE_PATTERNS } from '../../server/src/core/plan/owner-notes';
import { SILENCES } from '../../server/src/core/plan/silences';
import { CAPITALS, DASH, EXCLUSION, OWNER, PARENTHESIS, TITLE, type Cues } from '../../server/src/core/text/cues';
import { readWords, Vocabulary } from '../../server/src/core/text/words';
import { assertCued, type CuedPattern } from '../support/cued-patterns';

const cuesOf = (text: string): Cues => readWords(text, new Vocabulary()).cues;
const needing =
  (cue: Cues): CuedPattern['isTriedWith'] =>
  (cues) =>
    (cues & cue) !== 0;

/** All patterns that are tried only where a cue stands. */
const PATTERNS: readonly CuedPattern[] = [
  ...SILENCES.map(([, cue, pattern]) => ({
    pattern,
    isTriedWith: needing(cue),
    prepare: (text: string) => text.toLowerCase().replace(/’/g, "'").trim(),
  })),
  ...NOTE_PATTERNS.map((pattern) => ({ pattern, isTriedWith: mayHoldNote })),
  { pattern: OTHER_TITLES, isTriedWith: needing(TITLE) },
];

describe('Cues of a text', () => {
  for (const cued of PATTERNS)
    it(`stand wherever ${cued.pattern.source.slice(0, 60)}… finds something`, () => {
      assertCued(cued, 2000);
    });

  it('are few in an ordinary sentence', () => {
    assert.equal(cuesOf('Every second household within thirty miles waits in our co-op room.'), 0);
  });

  it('are read off words and characters', () => {
    assert.equal(cuesOf('The editors (and Owners)'), TITLE | PARENTHESIS | OWNER);
    assert.equal(cuesOf('KPIs – they don’t'), CAPITALS | DASH | EXCLUSION);
  });

  it('see words that only a pattern sees', () => {
    assert.equal(cuesOf('énot'), EXCLUSION);
    assert.equal(cuesOf("owner'x"), OWNER);
  });
});

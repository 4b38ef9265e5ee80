import type { Dimension } from '../taxonomy/schema';
import { ANY_CUES, EXPRESSION, type Cues } from '../text/cues';
import { WordPatterns } from './word-patterns';
import { WORDINGS, type Voice } from './wordings.built';
import { caseless } from '../text/pattern';

/** How a role and a term are tied together by words, and of which kind the term is then. */
export interface Expression {
  readonly start: number;
  readonly end: number;
  readonly dimension: Dimension | undefined;
  readonly voice: Voice;
}

/** Whether the stretch, apart from the words of the expression itself, names somebody and says nothing else. */
export type NamesSomebody = (start: number, end: number) => boolean;

const PATTERNS = new WordPatterns(WORDINGS);

/** A first look at the words without which there is no expression: most sentences have none of them. */
export const ANY_EXPRESSION = caseless`\b(?:measured?|judged?|assess(?:ed)?|evaluated?|appraised?|graded?|scored|rated?|reviewed|rewarded|paid|pays?|holds?|held|accountable|answerable|liable|hook|responsible|responsibility|accountability|ownership|charge|tasked|charged|answers?|looks?|takes?|taken|signs?|given|handed|assigned|knows?|tells?|must|shall|will|covers?|contains?|keeps?|gets?|inherits?|lives?|stands?|owns?|runs?|drives?|handles?|manages?|oversees?|carry|carries|delivers?|maintains?|tracks?|reports?|monitors?|targets?|measures|judges|assesses|evaluates|appraises|grades|rates|watch|watches|counts?|aims?|wants?|seeks?|intends?|strives?|focus|focuses|concentrates?|bonus(?:es)?|compensation|incentives?|appraisal)\b|\b(?:is|are|am|be|been|was|were|means?|looks? like|includes?|remains?|stays?|becomes?)\b|\b(?:has|have|had)\s|\b(?:belongs?|falls?|sits?|lies?|rests?|lands?|goes|go|moves?|pass|passes)\s+(?:over\s+)?(?:to|with|under|in|on|upon|inside|part)|['’](?:s|re|m)\s+\w+ing\b`;

/** What holds more expressions is no sentence that anybody would read. */
const MOST = 40;

/** A quick look whether a text, or a stretch of one, can hold an assigning expression at all. */
export function mayHaveExpression(text: string, cues: Cues = ANY_CUES): boolean {
  return (cues & EXPRESSION) !== 0 && ANY_EXPRESSION.test(text);
}

/** Finds the assigning expressions of a sentence, given as plain text, in order; of overlapping ones the first and longest. */
export function findExpressions(sentence: string, namesSomebody: NamesSomebody): readonly Expression[] {
  const matches = PATTERNS.matchAll(sentence, (group, lower) => WORDINGS[group]?.needs?.test(lower) !== false);
  if (matches.length === 0 || !ANY_EXPRESSION.test(sentence)) return [];
  const found: Expression[] = [];
  for (const [group, { voice, dimensions }] of WORDINGS.entries()) {
    for (const match of matches) {
      if (match.group !== group) continue;
      const { start, end } = match;
      if ((voice === 'belonging' || voice === 'held') && !namesSomebody(start, end)) continue;
      found.push({ start, end, dimension: dimensions[match.pattern], voice });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Expression[] = [];
  for (const expression of found) {
    if (expression.start >= (kept.at(-1)?.end ?? 0)) kept.push(expression);
    if (kept.length === MOST) break;
  }
  return kept;
}

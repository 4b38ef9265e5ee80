import type { Analysis } from '../analyze';
import { findMentions } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import { readDimension } from '../plan/labels/dimensions';
import { findRoleNames } from '../roles/role-names';
import type { Finding } from '../rules/findings';
import { overlaps, type Span } from '../text/span';
import { ANY_CUES } from '../text/cues';
import { splitWords, type Word } from '../text/words';

/** A name and what stands for it in a report. */
export interface Redaction {
  readonly span: Span;
  readonly text: string;
}

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s)>\]]+|(?<=^|\s)@[\p{L}\d_-]+/gu;
const SUM = /[€$£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn))?\b|\b\d[\d.,]*(?:\s?(?:k|m|bn))?\s?[€$£¥]/giu;
/** Words with a capital letter that are nobody's name. */
const NO_NAME =
  /^(?:I|The|A|An|And|Or|But|We|You|She|He|They|It|Our|Your|Her|His|Their|Its|This|That|These|Those|In|On|At|By|For|From|To|Of|With|Not|No|Yes|If|When|Until|Since|As|Who|What|Why|How|Where|Each|Every|All|Both|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Owner|Owners|Lead|Team|Role|Name|Target|Date|Status|Notes?|Instagram|TikTok|LinkedIn|Facebook|Discord|Slack|Reddit|YouTube|Twitter|X|Google|Markdown|DRI|RACI|TBD|Q\d|H\d|FY\d*|KR\d*|O\d|[ASRCI])$/u;

/** What in the text may name a person, a firm, an address or a sum, and is neither a role nor a term nor the finding itself. */
export function redact({ source, taxonomy, plan }: Analysis, finding: Finding): readonly Redaction[] {
  const { text } = source;
  const words = splitWords(text);
  const kept: Span[] = [
    finding.span,
    ...findMentions(text, words, taxonomy.derive(buildLexicon)),
    ...findRoleNames(text, words, plan.grammar),
  ];
  const redactions: Redaction[] = [
    ...[...text.matchAll(ADDRESS)].map((found) => ({ span: spanOf(found), text: addressFor(found[0]) })),
    ...[...text.matchAll(SUM)]
      .filter(({ 0: sum }) => !/^[€$£¥]?\s?0+[€$£¥]?$/.test(sum))
      .map((found) => ({ span: spanOf(found), text: '0 €' })),
    ...words
      .filter((word) => isName(word, text))
      .map((word) => ({ span: { start: word.start, end: word.end }, text: 'Xyz' })),
  ];
  return redactions.filter(
    (redaction, index) =>
      source.slice(redaction.span) !== redaction.text &&
      !kept.some((span) => overlaps(span, redaction.span)) &&
      !redactions.slice(0, index).some(({ span }) => overlaps(span, redaction.span)),
  );
}

function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

function addressFor(address: string): string {
  if (address.startsWith('@')) return '@xyz';
  return address.startsWith('http') ? 'https://example.org' : 'xyz@example.org';
}

/** A capitalised word; one that opens a line or a sentence only if no ordinary word looks like it. */
function isName(word: Word, text: string): boolean {
  if (word.raw === 'Xyz' || !/^\p{Lu}[\p{L}'’-]+$/u.test(word.raw) || NO_NAME.test(word.raw)) return false;
  if (readDimension([word], ANY_CUES) !== undefined) return false;
  return (
    !/(?:^|\n|[.!?:|*_#>-]|\d[.)])\s*$/u.test(text.slice(Math.max(0, word.start - 6), word.start)) ||
    isLikelyPerson(word, text)
  );
}

/** "Sofie (community)", "Sofie,": a word at the beginning of a line or a cell that stands like a person's name. */
function isLikelyPerson(word: Word, text: string): boolean {
  return /^(?:\s+\p{Lu}\p{Ll}+)?\s*(?:[(|,]|$|\n|['’]s\b)/u.test(text.slice(word.end, word.end + 30));
}

import { CompletionItemKind } from 'vscode-languageserver-types';
import { analyze, type Analysis } from '../../core/analyze';
import type { DirectivePlace } from '../../core/lookup/directive-place';
import type { Finding } from '../../core/rules/findings';
import { rules } from '../../core/rules/registry';
import type { Draft } from '../../core/text/draft';
import { overlaps } from '../../core/text/span';
import type { Suggestion } from './item';

const DIRECTIVES: readonly (readonly [string, string])[] = [
  ['disable-next-line', 'silences findings on the next line'],
  ['disable-line', 'silences findings on this line'],
  ['disable-file', 'silences findings in the whole document'],
  ['disable', 'silences findings from here on'],
  ['enable', 'ends what “disable” began'],
];
const SWITCHES: readonly (readonly [string, string, Draft])[] = [
  ['disable', 'silences some rules or terms in this document', ['\n  disable: ', { fill: '' }]],
  ['false', 'this document is not checked', ['false']],
  ['true', 'this document is checked, whatever it looks like', ['true']],
];
const KEYS: readonly (readonly [string, string])[] = [
  ['disable', 'the rules or terms to silence in this document'],
  ['reason', 'why, for whoever reads the plan next'],
];
/** So many typed characters ask for a term that has no finding there. */
const TYPED_OUT = 2;

/** What may stand in a directive's comment: its name, or the rules and terms that have something to silence first. */
export function directiveCompletions(place: DirectivePlace, analysis: Analysis, uri: string): readonly Suggestion[] {
  const { lead } = place;
  if (place.part === 'switch')
    return SWITCHES.map(([name, detail, draft]) =>
      suggestion(name, detail, name === 'disable' ? draft : [lead, ...draft]),
    );
  if (place.part === 'key') return KEYS.map(([name, detail]) => suggestion(name, detail, [`${name}: `]));
  const findings = concerned(place, analysis);
  return place.part === 'name'
    ? names(place, findings)
    : nothingTwice(rulesAndTerms(place, findings, analysis, uri), place);
}

function names({ lead, tail }: DirectivePlace, findings: readonly Finding[]): readonly Suggestion[] {
  const [first] = findings;
  const ready = first?.term === undefined ? undefined : `${first.rule} ${first.term}`;
  const plain = DIRECTIVES.map(([name, detail]) =>
    suggestion(`rolecheck-${name}`, detail, [`${lead}rolecheck-${name} `, { fill: '' }, tail]),
  );
  if (ready === undefined) return plain;
  const label = `rolecheck-disable-next-line ${ready}`;
  const why = { fill: 'why' };
  return [suggestion(label, 'with a reason', [`${lead}${label} -- `, why, tail]), ...plain];
}

function rulesAndTerms(
  place: DirectivePlace,
  findings: readonly Finding[],
  { taxonomy }: Analysis,
  uri: string,
): readonly Suggestion[] {
  const { lead, tail, typed } = place;
  const rule = (name: string, detail: string): Suggestion => suggestion(name, detail, [lead + name + tail]);
  const term = (id: string, detail: string): Suggestion => ({
    ...suggestion(id, detail, [lead + id + tail]),
    kind: CompletionItemKind.Value,
    words: [id, ...(taxonomy.term(id)?.forms ?? [])],
    data: { uri, term: id },
  });
  return [
    ...findings.flatMap((finding) => (finding.term === undefined ? [] : [term(finding.term, 'found there')])),
    ...findings.map((finding) => rule(finding.rule, 'found there')),
    ...rules.map(({ name }) => rule(name, 'rule')),
    ...(typed.length < TYPED_OUT ? [] : taxonomy.terms.map(({ id, label }) => term(id, label))),
  ];
}

/** The findings of what the directive is about; those that it silences already included. */
function concerned(place: DirectivePlace, analysis: Analysis): readonly Finding[] {
  const { source } = analysis;
  const { text } = source;
  const inFrontMatter = place.directive === 'front-matter';
  const line = source.lineAt(place.replace.start);
  const at = inFrontMatter ? source.lineStart(line) : text.lastIndexOf('<!--', place.replace.start);
  const close = text.indexOf('-->', at);
  const isClosed = !inFrontMatter && close >= 0 && !/[\r\n]/.test(text.slice(at, close));
  const suppressed = analysis.suppressions.some(({ span }) => span.start === at);
  // An open comment swallows the plan, and a directive what it silences: without it, the findings are there again.
  const end = isClosed ? close + 3 : source.lineEnd(source.lineAt(place.replace.end));
  const { findings } =
    isClosed && !suppressed
      ? analysis
      : analyze(text.slice(0, at) + ' '.repeat(end - at) + text.slice(end), analysis, analysis);
  return findings.filter(({ rule, span }) => rule !== 'unused-suppression' && overlaps(span, place.concerns));
}

function nothingTwice(suggestions: readonly Suggestion[], { named }: DirectivePlace): readonly Suggestion[] {
  const seen = new Set(named);
  return suggestions.filter(({ label }) => {
    if (seen.has(label)) return false;
    seen.add(label);
    return true;
  });
}

function suggestion(label: string, detail: string, draft: Suggestion['draft']): Suggestion {
  return { label, kind: CompletionItemKind.Keyword, detail, draft, words: [label] };
}

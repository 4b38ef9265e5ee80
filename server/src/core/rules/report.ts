import type { Settings } from '../settings';
import type { TermId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { SourceText } from '../text/source-text';
import { compareSpans, covers, type Span } from '../text/span';
import { isForFile, type Directive } from './directives';
import type { Finding, RuleName, Severity, SeveritySetting } from './findings';
import { directiveRules, planRules } from './registry';
import type { DirectiveFact, DirectiveRuleInput, Fact, Rule, RuleCard, RuleInput } from './rule';
import { Silencers } from './silencers';
import { suppresses, type Suppression } from './suppressions';
import { SuppressionsAround } from './suppressions-around';

/** What the document itself says of its findings. */
export interface Directions {
  readonly directives: readonly Directive[];
  readonly suppressions: readonly Suppression[];
  readonly source: SourceText;
}

/**
 * Runs the rules and returns what is left after settings and suppressions, in document order, at most one finding a
 * mention. The rules about directives come last: they judge them by what the rules about the plan have found.
 */
export function report(input: RuleInput, directions: Directions, settings: Settings): readonly Finding[] {
  const { suppressions } = directions;
  const { taxonomy } = input;
  const levelOf = ({ name, severity }: RuleCard): SeveritySetting => settings.rules[name] ?? severity;
  // Where something is silenced, rules that are switched off run too: a suppression is of use to whoever has them on.
  const running = planRules.filter((rule) => suppressions.length > 0 || levelOf(rule) !== 'off');
  const candidates: Candidate[] = [];
  for (const rule of running) {
    const level = levelOf(rule);
    for (const fact of rule.find(input)) candidates.push(candidate(rule, fact, level));
  }
  const silencers = new Silencers(candidates);
  const used = new Set(suppressions.filter((suppression) => silencers.isUsed(suppression)));
  const silenced = new Set([...used].flatMap((suppression) => silencers.silencedBy(suppression)));
  const unsilenced = silenced.size === 0 ? candidates : candidates.filter((found) => !silenced.has(found));
  const around = new SuppressionsAround(suppressions);
  const aboutDirectives = directiveRules
    .filter((rule) => levelOf(rule) !== 'off')
    .flatMap((rule) => {
      const about: DirectiveRuleInput = {
        ...directions,
        used,
        silencedBy: (suppression) => silencers.silencedBy(suppression),
        firstIn: (stretch) => silencers.firstIn(stretch),
        slips: input.plan.switches.flatMap(({ slips }) => slips),
        taxonomy,
      };
      return rule
        .find(about)
        .filter(
          (fact) =>
            !around.some(fact.span.start, (one) => silencesDirective(one, rule.name, fact, directions.directives)),
        )
        .map((fact) => candidate(rule, fact, levelOf(rule)));
    });
  return shown([...unsilenced, ...aboutDirectives], settings, taxonomy);
}

/** A finding before it is known whether it is shown. */
interface Candidate {
  readonly rule: RuleName;
  readonly span: Span;
  readonly term: TermId | undefined;
  readonly fact: Fact;
  /** The rule that speaks, and how strongly. */
  readonly by: Pick<Rule, 'name' | 'say'>;
  readonly level: SeveritySetting;
}

function candidate(by: Candidate['by'], fact: Fact, level: SeveritySetting): Candidate {
  return { rule: by.name, span: fact.span, term: fact.term, fact, by, level };
}

/** What the settings let be seen of them, in document order, at most one a place. */
function shown(candidates: readonly Candidate[], settings: Settings, taxonomy: Taxonomy): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { rule, fact, by, level } of candidates) {
    const severity = severityOf(level, fact, settings);
    if (severity === 'off') continue;
    const { span, related, term, roles, arguable } = fact;
    findings.push({ rule, severity, span, words: by.say(fact, taxonomy), related, term, roles, arguable });
  }
  return oncePerPlace(findings);
}

/**
 * What in the plan the suppression keeps from being shown as the settings are, in document order, whatever other
 * suppressions do.
 */
export function silencedFindings(input: RuleInput, suppression: Suppression, settings: Settings): readonly Finding[] {
  const found = planRules.flatMap((rule) => {
    const level = settings.rules[rule.name] ?? rule.severity;
    if (level === 'off') return [];
    const candidates = rule.find(input).map((fact) => candidate(rule, fact, level));
    return candidates.filter((one) => suppresses(suppression, one));
  });
  return shown(found, settings, input.taxonomy);
}

/**
 * A directive silences what is said of later ones, one for the whole document what is said of all but those like it that
 * stand before it; none silences what is said of itself, unless it names that rule, nor that it is repeated.
 */
function silencesDirective(
  suppression: Suppression,
  rule: RuleName,
  fact: DirectiveFact,
  directives: readonly Directive[],
): boolean {
  if (!suppresses(suppression, { rule, span: fact.span, term: fact.term })) return false;
  if (suppression.names.includes(rule)) return true;
  if (fact.repeats === suppression) return false;
  if (fact.span.start >= suppression.span.end) return true;
  if (fact.span.start >= suppression.span.start || !isForFile(suppression.directive)) return false;
  return !directives.some((directive) => isForFile(directive) && covers(directive.span, fact.span));
}

function oncePerPlace(findings: Finding[]): readonly Finding[] {
  return findings
    .sort((a, b) => compareSpans(a.span, b.span))
    .filter((finding, index, sorted) => {
      const before = sorted[index - 1];
      return before?.span.start !== finding.span.start || before.span.end !== finding.span.end;
    });
}

const MILDER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

function severityOf(level: SeveritySetting, fact: Fact, settings: Settings): SeveritySetting {
  if (level === 'off') return 'off';
  let severity: Severity = level;
  if (fact.arguable) {
    if (settings.arguable === 'off') return 'off';
    if (settings.arguable === 'milder') severity = MILDER[severity];
  }
  return fact.weak && (severity === 'error' || severity === 'warning') ? 'information' : severity;
}

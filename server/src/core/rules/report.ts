import type { Plan } from '../plan/plan';
import type { Settings } from '../settings';
import type { TermId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Steps } from '../steps';
import { compareSpans, type Span } from '../text/span';
import { directsAsBefore, saysAsBefore } from './as-before';
import type { Finding, RuleName, Severity, SeveritySetting } from './findings';
import { areWhole, MovedFacts, movementIn, type Found } from './moved-facts';
import { directiveRules, planRules } from './registry';
import type { Directions, DirectiveRuleInput, Fact, Rule, RuleCard, RuleInput } from './rule';
import { Silencers } from './silencers';
import { suppresses, type Suppression } from './suppressions';
import { SuppressionsAround } from './suppressions-around';

/** What was reported of a version, for the next one. */
interface Reported extends Directions {
  readonly settings: Settings;
  readonly taxonomy: Taxonomy;
  readonly switches: Plan['switches'];
  /** What each rule about plans has found, shown or not. */
  readonly facts: ReadonlyMap<Rule, Found<Fact>>;
  readonly hasDirectiveFacts: boolean;
  readonly findings: readonly Finding[];
}

/** The key by which it is kept. */
const REPORTED = Object.freeze({});

/**
 * Runs the rules and returns what is left after settings and suppressions, in document order, at most one finding a
 * mention.
 */
export function* report(input: RuleInput, directions: Directions, settings: Settings): Steps<readonly Finding[]> {
  const make = (earlier?: Reported): Steps<Reported> => reportAgain(input, directions, settings, earlier);
  const { findings } = yield* input.memory?.inSteps<Reported>(REPORTED, make) ?? make();
  return findings;
}

/** Where rules find what they found in the earlier version, and the document says of it what it said, so does the report. */
function* reportAgain(
  input: RuleInput,
  directions: Directions,
  settings: Settings,
  earlier?: Reported,
): Steps<Reported> {
  const { taxonomy, plan } = input;
  const { suppressions } = directions;
  const movement = earlier?.taxonomy === taxonomy ? movementIn(input) : undefined;
  const levelOf = levelsIn(settings);
  const facts = new Map<Rule, Found<Fact>>();
  let areAsBefore = earlier?.settings === settings;
  for (const rule of planRules) {
    // Where something is silenced, rules that are switched off run too: a suppression is of use to whoever has them on.
    if (suppressions.length === 0 && levelOf(rule) === 'off') continue;
    const before = earlier?.facts.get(rule);
    const moved = before && movement && new MovedFacts(before, movement);
    yield;
    const found = rule.find(input, moved);
    areAsBefore &&= moved !== undefined && saysAsBefore(rule, found, moved, taxonomy);
    facts.set(rule, found);
  }
  const reported = { ...directions, settings, taxonomy, switches: plan.switches, facts };
  if (earlier && movement && areAsBefore && directsAsBefore(earlier, reported, movement.changed)) {
    const findings = new MovedFacts(earlier.findings, movement).facts;
    if (areWhole(findings)) return { ...reported, hasDirectiveFacts: earlier.hasDirectiveFacts, findings };
  }
  const candidates = [...facts].flatMap(([rule, found]) => candidatesOf(rule, found, input, levelOf(rule)));
  const silencers = new Silencers(candidates);
  const around = new SuppressionsAround(suppressions, directions.directives);
  const unsilenced = suppressions.length === 0 ? candidates : candidates.filter((found) => !around.silence(found));
  const aboutDirectives = judgeDirectives(input, directions, silencers, around, levelOf);
  const findings = shown([...unsilenced, ...aboutDirectives], settings, taxonomy);
  return { ...reported, hasDirectiveFacts: aboutDirectives.length > 0, findings };
}

type LevelOf = (rule: RuleCard) => SeveritySetting;

function levelsIn(settings: Settings): LevelOf {
  return ({ name, severity }) => settings.rules[name] ?? severity;
}

/** What the rules about directives find: they judge them by what the rules about the plan have found. */
function judgeDirectives(
  { plan, taxonomy }: RuleInput,
  directions: Directions,
  silencers: Silencers<Candidate>,
  around: SuppressionsAround,
  levelOf: LevelOf,
): readonly Candidate[] {
  const about: DirectiveRuleInput = {
    ...directions,
    isUsed: (suppression) => silencers.isUsed(suppression),
    isUsedFor: (name, suppression) => silencers.isUsedFor(name, suppression),
    firstIn: (stretch) => silencers.firstIn(stretch),
    slips: plan.switches.flatMap(({ slips }) => slips),
    taxonomy,
  };
  return directiveRules
    .filter((rule) => levelOf(rule) !== 'off')
    .flatMap((rule) =>
      rule
        .find(about)
        .filter((fact) => !around.silenceAbout(fact, rule.name))
        .map((fact) => candidate(rule, fact, levelOf(rule))),
    );
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

function candidatesOf(rule: Rule, found: Found<Fact>, input: RuleInput, level: SeveritySetting): readonly Candidate[] {
  const facts = found instanceof MovedFacts ? found.facts : found;
  // Nothing is lost by a place that cannot be told: the rule looks again.
  return areWhole(facts)
    ? facts.map((fact) => candidate(rule, fact, level))
    : candidatesOf(rule, rule.find(anew(input)), input, level);
}

function anew({ memory: _memory, ...input }: RuleInput): RuleInput {
  return input;
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
    return candidatesOf(rule, rule.find(input), input, level).filter((one) => suppresses(suppression, one));
  });
  return shown(found, settings, input.taxonomy);
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

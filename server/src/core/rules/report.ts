import { compareSpans } from '../text/span';
import type { Settings } from '../settings';
import type { Finding, Severity, SeveritySetting } from './findings';
import { rules } from './registry';
import type { Fact, Rule, RuleInput } from './rule';
import { suppresses, type Suppression } from './suppressions';

/** Runs the rules and returns what is left after settings and suppressions, in document order, at most one finding a mention. */
export function report(input: RuleInput, suppressions: readonly Suppression[], settings: Settings): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const level = settings.rules[rule.name] ?? rule.severity;
    if (level === 'off') continue;
    for (const fact of rule.find(input)) {
      const severity = severityOf(level, fact, settings);
      if (severity === 'off') continue;
      const finding = toFinding(rule, fact, severity, input);
      if (!suppressions.some((suppression) => suppresses(suppression, finding))) findings.push(finding);
    }
  }
  findings.sort((a, b) => compareSpans(a.span, b.span));
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return before?.span.start !== finding.span.start || before.span.end !== finding.span.end;
  });
}

function toFinding<F extends Fact>(rule: Rule<F>, fact: F, severity: Severity, input: RuleInput): Finding {
  return {
    rule: rule.name,
    severity,
    span: fact.span,
    words: rule.say(fact, input.taxonomy),
    related: fact.related,
    term: fact.term,
    roles: fact.roles,
    arguable: fact.arguable,
  };
}

const MILDER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

function severityOf(level: Severity, fact: Fact, settings: Settings): SeveritySetting {
  let severity: Severity = level;
  if (fact.arguable) {
    if (settings.arguable === 'off') return 'off';
    if (settings.arguable === 'milder') severity = MILDER[severity];
  }
  return fact.weak && (severity === 'error' || severity === 'warning') ? 'information' : severity;
}

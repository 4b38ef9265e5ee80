import type { InlineText } from '../markdown/inline-text';
import type { Span } from '../text/span';
import type { Label } from './labels/labels';
import { ownerOf } from '../roles/owners';
import type { Context, Scope, ScopeSource, Silence } from './plan';
import type { RoleName } from '../roles/role-names';

export const NOWHERE: Context = { scope: undefined, dimension: undefined, silence: undefined };

/** The document's span of a label. */
export function evidenceOf(text: InlineText, part: { readonly start: number; readonly end: number }): Span {
  return text.sourceSpan(part.start, part.end);
}

/** A scope for the one role that a label names. */
export function scopeOf(text: InlineText, name: RoleName, source: ScopeSource, strength: Scope['strength']): Scope {
  return { owners: [ownerOf(name, text.text)], source, strength, evidence: evidenceOf(text, name) };
}

/** A scope for somebody who is none of the checked roles. */
export function elsewhere(
  text: InlineText,
  label: { readonly start: number; readonly end: number },
  source: ScopeSource,
): Scope {
  return {
    owners: [{ kind: 'other', name: text.text.slice(label.start, label.end) }],
    source,
    strength: 'strong',
    evidence: evidenceOf(text, label),
  };
}

/** Adds what a label says of dimension and silence to the context. Excluded and past sections stay so, whatever is named inside. */
export function withLabel(context: Context, text: InlineText, label: Label): Context {
  const evidence = evidenceOf(text, label);
  // A label that plainly lists somebody's KPIs does so in a section about budgets or meetings too.
  const around = label.plainDimension && context.silence?.kind === 'reference' ? undefined : context.silence;
  return {
    scope: context.scope,
    dimension: label.dimension === undefined ? context.dimension : { dimension: label.dimension, evidence },
    silence: strongerSilence(around, label.silence === undefined ? undefined : { kind: label.silence, evidence }),
  };
}

/** Of two silences the one that lets nothing through; the outer one where both are alike. */
export function strongerSilence(outer: Silence | undefined, inner: Silence | undefined): Silence | undefined {
  if (outer === undefined) return inner;
  if (inner === undefined || outer.kind !== 'reference') return outer;
  return inner.kind === 'reference' ? outer : inner;
}

import type { InlineText } from '../../markdown/inline-text';
import { mayHaveExpression } from '../../sentences/expressions';
import { readClaims } from '../../sentences/read-claims';
import { evidenceOf } from '../context';
import type { Cues } from '../../text/cues';
import type { People } from '../../roles/owners';
import type { Context, Scope } from '../plan';
import type { RoleGrammar } from '../../roles/role-names';

/** What a sentence before a list or a table says about all of its items. */
export interface LeadIn {
  readonly context: Context;
  /** Nothing but the lead-in stands in the text, so that it needs no reading of its own. */
  readonly whole: boolean;
}

const LONGEST_REST = 60;

/** What ends like this ends in no expression, so that only its words could make it a lead-in. */
const ENDS_A_SENTENCE = /[.!?…;,)\]"”]\s*$/;

/** A quick look whether the text can lead in a list: few of those before a list do, and claims are costly to read. */
function mayLeadIn(part: string, cues: Cues): boolean {
  return (!ENDS_A_SENTENCE.test(part) || /following|below/i.test(part)) && mayHaveExpression(part, cues);
}

/**
 * Reads a sentence that ends where a list begins: "He is measured on:", "The team shall be measured by the following."
 * The list then belongs to its subject; after "We are not judged on:" it belongs to nobody.
 */
export function readLeadIn(
  text: InlineText,
  start: number,
  end: number,
  context: Context,
  grammar: RoleGrammar,
  people: People,
): LeadIn | undefined {
  if (!mayLeadIn(text.text.slice(start, end), text.cuesIn(start, end))) return undefined;
  const claims = readClaims(text.text, start, end, { implied: context.scope?.owners, grammar, people });
  const last = claims.at(-1);
  if (last === undefined) return undefined;
  const rest = text.text.slice(last.expression.end, end).trim();
  if (rest.length > LONGEST_REST || !/(?:^|[:.])$|following|below/i.test(rest)) return undefined;
  if (!rest.endsWith(':') && !/following|below/i.test(rest) && rest !== '') return undefined;
  // "… takes no orders. Our community team won't:" is about whoever its last sentence is about.
  if (rest.endsWith(':') && /[.!?]\s/.test(rest)) return undefined;
  const evidence =
    last.subject === undefined
      ? (context.scope?.evidence ?? evidenceOf(text, last.expression))
      : evidenceOf(text, last.subject);
  const expression = evidenceOf(text, last.expression);
  if (last.denied)
    return { context: { ...context, silence: { kind: 'excluded', evidence: expression } }, whole: claims.length === 1 };
  if (last.owners.length === 0) return undefined;
  const scope: Scope =
    last.subject === undefined && context.scope !== undefined
      ? context.scope
      : { owners: last.owners, source: 'sentence', strength: 'strong', evidence };
  const dimension =
    last.dimension === undefined ? context.dimension : { dimension: last.dimension, evidence: expression };
  return { context: { ...context, scope, dimension }, whole: claims.length === 1 };
}

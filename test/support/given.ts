import { analyze } from '../../server/src/core/analyze';
import { shortName } from './short-names';
import { taxonomy } from './taxonomy';

/** Who each term of a plan is given to, in the order in which the terms stand: `CTR: social`, `ROAS: ?` for somebody unknown. */
export function given(text: string): readonly string[] {
  return [...analyze(text, { taxonomy }).judged]
    .sort((a, b) => a.assignment.span.start - b.assignment.span.start)
    .map(({ assignment: { span, owners } }) => {
      const names = owners.map((owner) => shortName(owner));
      return `${text.slice(span.start, span.end)}: ${names.join('+')}`;
    });
}

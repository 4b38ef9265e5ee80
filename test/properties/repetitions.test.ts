import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDirectives, isForFile } from '../../server/src/core/rules/directives';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { Repetitions } from '../../server/src/core/rules/repetitions';
import { RuleMemory } from '../../server/src/core/rules/rule-memory';
import { isRuleName, readSuppressions, type Suppression } from '../../server/src/core/rules/suppressions';
import { SourceText } from '../../server/src/core/text/source-text';
import { covers } from '../../server/src/core/text/span';

function wayOf({ directive }: Suppression): string {
  return isForFile(directive) ? 'file' : directive.kind === 'disable' ? 'block' : 'line';
}

/** Whether one names, of rules and of terms each, all that the other does, and nothing where that names nothing. */
function namesAsMuch(one: Suppression, other: Suppression): boolean {
  return [true, false].every((isRule) => {
    const [wide, narrow] = [one, other].map(({ names }) => names.filter((name) => isRuleName(name) === isRule));
    return narrow!.length === 0 ? wide!.length === 0 : narrow!.every((name) => wide!.includes(name));
  });
}

describe('suppressions that repeat others', () => {
  it('are those for which one before them does the same, looked at one by one', () => {
    const names = fc.array(fc.constantFrom('metric-outside-role', 'owner-conflict', 'leads', 'reach', 'shares'), {
      maxLength: 3,
    });
    const kinds = ['disable-line', 'disable-next-line', 'disable', 'disable-file', 'enable'] as const;
    const comment = fc
      .tuple(fc.constantFrom(...kinds), names, fc.constantFrom('', '\n', '\n\nA line.\n\n'))
      .map(([kind, named, behind]) => `<!-- rolecheck-${[kind, ...named].join(' ')} -->${behind}`);
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 12 }), (comments) => {
        const text = comments.join(' ');
        const directives = readDirectives(parseMarkdown(text).comments, [], new RuleMemory());
        const suppressions = readSuppressions(directives, new SourceText(text));
        const repetitions = new Repetitions(suppressions);
        const inOrder = [...suppressions].sort((a, b) => a.span.start - b.span.start);
        for (const suppression of suppressions) {
          const expected = inOrder.find(
            (other) =>
              other.span.start < suppression.span.start &&
              wayOf(other) === wayOf(suppression) &&
              covers(other.covers, suppression.covers) &&
              namesAsMuch(other, suppression),
          );
          assert.equal(repetitions.repeatedBy(suppression), expected);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

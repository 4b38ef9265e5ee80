import assert from 'node:assert/strict';
import { LocationLink, type Location } from 'vscode-languageserver-types';
import { writePage } from '../../server/src/core/reference/page';
import { noLinks, pageOfUri } from '../../server/src/core/reference/pages';
import { definitionAt } from '../../server/src/features/definition';
import { takeCaret } from '../support/caret';
import { mark } from '../support/lsp-marks';
import { analysisOf, builtinTaxonomy } from '../support/real-world';

function definition(marked: string, links: boolean): Location | LocationLink[] | undefined {
  const { text, offset } = takeCaret(marked);
  return definitionAt(analysisOf(text), offset, { links });
}

/** The address that the place leads to, and that there is a page at it. */
function target(marked: string): string | undefined {
  const found = definition(marked, false);
  if (found === undefined) return undefined;
  assert.ok('uri' in found);
  const page = pageOfUri(found.uri);
  assert.ok(page !== undefined && writePage(page, builtinTaxonomy, noLinks) !== undefined, found.uri);
  return found.uri;
}

const community = '## Community management\n\n### KPIs\n\n';

describe('go to definition', () => {
  it("leads from a term's words to its page", () => {
    assert.equal(target(`${community}- C<CURSOR>TR above 2 %`), 'rolecheck:/terms/click-through-rate.md');
  });

  it("leads from a role's name to its page, and from a comparison to the comparison", () => {
    assert.equal(target('## Comm<CURSOR>unity management\n\n- CTR'), 'rolecheck:/roles/community-management.md');
    assert.equal(
      target('## Community manager vs. brand man<CURSOR>ager\n\n## Brand team\n\n- CTR'),
      'rolecheck:/compare/brand-management+community-management.md',
    );
  });

  it('leads from the names in a comment to rule and term', () => {
    const comment = (names: string): string => `${community}<!-- rolecheck-disable-next-line ${names} -->\n- CTR`;
    assert.equal(target(comment('metric-out<CURSOR>side-role')), 'rolecheck:/rules/metric-outside-role.md');
    assert.equal(
      target(comment('metric-outside-role click-through-r<CURSOR>ate')),
      'rolecheck:/terms/click-through-rate.md',
    );
    assert.equal(target(comment('no-such-th<CURSOR>ing')), undefined);
  });

  it('leads nowhere from ordinary text, neighbours and documents that are no plans', () => {
    assert.equal(target(`${community}- CTR\n\nWe s<CURSOR>ing.`), undefined);
    assert.equal(target(`${community}- CTR\n\n## Sales te<CURSOR>am\n\n- CTR`), undefined);
    assert.equal(target('# Notes\n\nThe CT<CURSOR>R was discussed.'), undefined);
  });

  it('says which words it belongs to, where the client can use that', () => {
    const marked = `${community}- 🎯 **Conversion r<CURSOR>ate** above 2 %`;
    const found = definition(marked, true);
    assert.ok(Array.isArray(found) && found.length === 1 && LocationLink.is(found[0]));
    const { originSelectionRange, targetUri } = found[0];
    assert.equal(targetUri, 'rolecheck:/terms/conversion-rate.md');
    assert.equal(
      mark(takeCaret(marked).text, [{ range: originSelectionRange! }]),
      `${community}- 🎯 **«Conversion rate»** above 2 %`,
    );
  });
});

import assert from 'node:assert/strict';
import { allMentions } from '../../server/src/core/lookup/term-mentions';
import { analysisOf, markdownFiles, textOf } from '../support/real-world';

describe("all of a term's mentions", () => {
  it('hold everything that is judged, in order and without overlaps', () => {
    for (const file of markdownFiles('test/plans')) {
      const analysis = analysisOf(textOf(file));
      const mentions = allMentions(analysis);
      const judged = new Set(mentions.map((mention) => mention.judged));
      for (const one of analysis.judged) assert.ok(judged.has(one), file);
      mentions.forEach(({ span }, index) => {
        const before = mentions[index - 1];
        assert.ok(before === undefined || before.span.end <= span.start, `${file}: ${analysis.source.slice(span)}`);
      });
    }
  }).timeout(20_000);
});

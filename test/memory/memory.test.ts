import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { taxonomy } from '../support/taxonomy';

const folder = 'test/plans/labelled';
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
/** With everything of which parts are kept as they stand. */
const plan = `---\nowner: Community\nrolecheck:\n  disable: reach\n---\n\n<!-- rolecheck-disable-line ctr -->\n\n${plans.slice(0, 4).join('\n\n')}`;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use once everything is given back that nobody can reach, in bytes. */
async function bytesInUse(): Promise<number> {
  let least = Infinity;
  // The engine may hold some of it itself for a while: for the current turn, or where it compiles code meanwhile.
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    collectGarbage();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

/** Types and deletes letters at places spread over the whole plan. */
function edited(from: Analysis, count: number): Analysis {
  let analysis = from;
  for (let index = 0; index < count; index++) {
    const { text } = analysis.source;
    const at = Math.floor(text.length * (((index + 1) * 0.6180339887) % 1));
    const isTyping = index % 3 < 2;
    const next = text.slice(0, at) + (isTyping ? 'x' : '') + text.slice(isTyping ? at : at + 1);
    analysis = analyze(next, { taxonomy }, analysis);
  }
  return analysis;
}

describe('What an analysis keeps in memory', () => {
  let held: Analysis | undefined;
  let text = plan;
  // Functions of their own, since one that waits may hold what it has last used.
  const holdEdited = (): void => {
    held = edited(analyze(plan, { taxonomy }), 200);
    text = held.source.text;
  };
  const holdFresh = (): void => {
    held = analyze(text, { taxonomy });
    assert.ok(held.isPlan);
  };
  const letGo = (): void => {
    held = undefined;
  };

  it('is one version of the document, however often it was edited', async function () {
    this.timeout(20_000);
    holdEdited();
    const afterEdits = await bytesInUse();
    holdFresh();
    const fresh = await bytesInUse();
    // What is made but once, code above all, is there all the time.
    letGo();
    const nothing = await bytesInUse();
    assert.ok(
      afterEdits - nothing < 2 * (fresh - nothing),
      `${afterEdits - nothing} bytes after 200 edits, and ${fresh - nothing} read anew`,
    );
  });

  it('is a sixth less when nobody writes', async function () {
    this.timeout(20_000);
    holdFresh();
    const fresh = await bytesInUse();
    held?.tree.syntax.pool.forgetMade();
    const atRest = await bytesInUse();
    letGo();
    const nothing = await bytesInUse();
    assert.ok(
      (atRest - nothing) * 6 < (fresh - nothing) * 5,
      `${atRest - nothing} bytes at rest, and ${fresh - nothing} before`,
    );
  });
});

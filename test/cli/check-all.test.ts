import assert from 'node:assert/strict';
import { planCheck, type Outcome } from '../../server/src/cli/plan-check';
import { checkAll, toSend, type Helper, type Helpers } from '../../server/src/cli/parallel/check-all';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { SourceText } from '../../server/src/core/text/source-text';
import { runCli, temporaryFolder } from '../support/cli-process';

const inputs = Array.from({ length: 100 }, (_, index) => `${index}.md`);

/** What a thread says of a file; every tenth cannot be checked. */
function outcomeOf(path: string, by: string): Outcome {
  if (path.endsWith('9.md')) return { checked: undefined, troubles: [{ path, message: `unreadable, says ${by}` }] };
  const source = new SourceText(`by ${by}`);
  const span = { start: 0, end: 2 };
  const words = { what: by, why: '', todo: '' };
  const finding = { rule: 'metric-outside-role', severity: 'warning', span, words, related: [] } as const;
  return { checked: planCheck(path, source, [finding], undefined), troubles: [] };
}

/** Each file takes this thread `cost` milliseconds, the first one `start` more; the other threads answer at once, and end as soon as `dies` is true. */
function workshop(cost: number, dies: (path: string) => boolean = () => false, start = 0) {
  let time = 0;
  const stopped: string[] = [];
  const checkedHere: string[] = [];
  const helpers: Helpers = {
    count: 2,
    start: (): Helper => ({
      check: async (paths) => {
        if (paths.some(dies)) throw new Error('The thread has ended.');
        return paths.map((path) => structuredClone(toSend(outcomeOf(path, 'another'))));
      },
      stop: () => void stopped.push('one'),
    }),
    now: () => time,
    listen: () => new Promise((heard) => setImmediate(heard)),
  };
  const check = async (path: string): Promise<Outcome> => {
    time += cost + (checkedHere.length === 0 ? start : 0);
    checkedHere.push(path);
    return outcomeOf(path, 'this one');
  };
  return { helpers, check, checkedHere, stopped };
}

function pathsOf(outcomes: readonly Outcome[]): readonly (string | undefined)[] {
  return outcomes.map(({ checked, troubles }) => checked?.plan.path ?? troubles[0]?.path);
}

describe('checking many plans', () => {
  it('starts no other thread for what is soon done', async () => {
    const { helpers, check, checkedHere, stopped } = workshop(1);
    assert.deepEqual(pathsOf(await checkAll(inputs, check, helpers)), inputs);
    assert.deepEqual([checkedHere.length, stopped], [inputs.length, []]);
  });

  it('does not take the time that the first file waits for the taxonomy for that of any other', async () => {
    const { helpers, check, checkedHere, stopped } = workshop(1, undefined, 80);
    await checkAll(inputs, check, helpers);
    assert.deepEqual([checkedHere.length, stopped], [inputs.length, []]);
  });

  it('shares what takes long, and gives everything in the order of the files', async () => {
    const { helpers, check, checkedHere, stopped } = workshop(50);
    const outcomes = await checkAll(inputs, check, helpers);
    assert.deepEqual(pathsOf(outcomes), inputs);
    assert.ok(checkedHere.length < inputs.length / 2, `${checkedHere.length} were checked here`);
    assert.deepEqual(stopped, ['one', 'one']);
    const last = outcomes.at(-2)?.checked?.plan;
    assert.deepEqual([last?.source.text, last?.findings[0]?.words.what], ['by another', 'another']);
    assert.deepEqual(outcomes.at(-1)?.troubles, [{ path: '99.md', message: 'unreadable, says another' }]);
  });

  it('checks itself what a thread that came to an end has left', async () => {
    const { helpers, check, stopped } = workshop(50, (path) => path === '60.md' || path === '97.md');
    const outcomes = await checkAll(inputs, check, helpers);
    assert.deepEqual(pathsOf(outcomes), inputs);
    assert.equal(outcomes[97]?.checked?.plan.source.text, 'by this one');
    assert.equal(stopped.length, 2);
  });

  it('finds in several threads what it finds in one', async () => {
    const section = (index: number): string =>
      `## Community management ${index}\n\n- KPI: conversion rate above ${index} %\n- Replies within a day\n\n`;
    const plan = Array.from({ length: 30 }, (_, index) => section(index)).join('');
    const rules = 'rules:\n  objective-without-metric: off\n';
    const files = Object.fromEntries(inputs.map((name) => [`plans/${name}`, plan]));
    const folder = await temporaryFolder({
      ...files,
      'plans/.rolecheck.yaml': rules,
      'plans/bad.md': new Uint8Array([0, 255, 0]),
    });
    try {
      const args = ['check', 'plans', '--format', 'json'];
      const [several, one] = [await runCli(args, folder.path), await runCli([...args, '--evidence'], folder.path)];
      const plansIn = (out: string): unknown =>
        (JSON.parse(out) as JsonReport).files.map(({ path, findings }) => [
          path,
          findings.map(({ evidence: _evidence, ...finding }) => finding),
        ]);
      assert.deepEqual(plansIn(several.out), plansIn(one.out));
      assert.deepEqual([several.code, several.err], [one.code, one.err]);
      assert.match(several.err, /bad\.md/u);
    } finally {
      await folder.remove();
    }
  });
});

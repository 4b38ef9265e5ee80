import assert from 'node:assert/strict';
import { Scheduler } from '../../server/src/lsp/scheduling';
import { InMemoryClock } from '../support/in-memory-clock';

describe('the scheduler', () => {
  const patience = { pause: 50, longest: 500 };
  let clock: InMemoryClock;
  let turns: string[];
  let scheduler: Scheduler;

  beforeEach(() => {
    clock = new InMemoryClock();
    turns = [];
    scheduler = new Scheduler((uri) => turns.push(uri), clock, patience);
  });

  it('does an opened document at once, but lets the caller finish first', () => {
    scheduler.now('a');
    assert.deepEqual(turns, []);
    clock.turn();
    assert.deepEqual(turns, ['a']);
  });

  it('does one document a turn, in order, so that other messages get theirs in between', () => {
    for (const uri of ['a', 'b', 'c']) scheduler.now(uri);
    clock.turn();
    assert.deepEqual(turns, ['a']);
    clock.turn();
    assert.deepEqual(turns, ['a', 'b']);
    clock.turn();
    assert.deepEqual(turns, ['a', 'b', 'c']);
  });

  it('waits for a pause in the typing and then works once', () => {
    for (let edit = 0; edit < 5; edit++) {
      scheduler.afterEdit('a');
      clock.pass(patience.pause - 1);
    }
    assert.deepEqual(turns, []);
    clock.pass(1);
    assert.deepEqual(turns, ['a']);
    assert.ok(clock.idle);
  });

  it('waits for nothing but what arrives together where the last turn was quick, and as long as that turn where it was not', () => {
    let work = 20;
    const typing = new Scheduler(
      (uri) => {
        turns.push(uri);
        clock.work(work);
      },
      clock,
      { ...patience, quick: 20 },
    );
    const arriveTogether = (edits: number): void => {
      for (let edit = 0; edit < edits; edit++) {
        typing.afterEdit('a');
        clock.turn();
      }
    };
    /** One more turn, of the length that counts next. */
    const typed = (): void => {
      turns = [];
      arriveTogether(3);
      assert.deepEqual(turns, [], 'none comes between edits that arrive together');
      clock.pass(1000);
      assert.deepEqual(turns, ['a']);
      turns = [];
    };
    typing.now('a');
    clock.pass(0);
    typed();
    arriveTogether(1);
    for (let turn = 0; turn < 4; turn++) clock.turn();
    assert.deepEqual(turns, ['a'], 'no time has passed');
    work = 30;
    typed();
    typing.afterEdit('a');
    clock.pass(29);
    assert.deepEqual(turns, []);
    clock.pass(1);
    assert.deepEqual(turns, ['a']);
    work = 5000;
    typed();
    typing.afterEdit('a');
    clock.pass(patience.pause);
    assert.deepEqual(turns, ['a'], 'never longer than the usual pause');
    typing.cancel('a');
    typing.afterEdit('a');
    clock.pass(patience.pause - 1);
    assert.deepEqual(turns, ['a'], 'what was closed is unknown');
  });

  it('does not wait for ever when the edits never pause', () => {
    for (let time = 0; time < patience.longest; time += 10) {
      scheduler.afterEdit('a');
      clock.pass(10);
    }
    assert.deepEqual(turns, ['a']);
  });

  it('takes an edit of a document whose turn is near as part of that turn', () => {
    scheduler.now('a');
    scheduler.afterEdit('a');
    clock.pass(patience.longest);
    assert.deepEqual(turns, ['a']);
  });

  it('takes a turn that was asked for at once as the one that an edit waits for', () => {
    scheduler.afterEdit('a');
    scheduler.now('a');
    clock.pass(patience.longest);
    assert.deepEqual(turns, ['a']);
  });

  it('forgets a closed document, waiting or ready, and goes on with the others', () => {
    scheduler.afterEdit('waiting');
    scheduler.now('ready');
    scheduler.now('other');
    scheduler.cancel('waiting');
    scheduler.cancel('ready');
    clock.pass(patience.longest);
    assert.deepEqual(turns, ['other']);
  });
});

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

import assert from 'node:assert/strict';
import { IdleMemory } from '../../server/src/node/idle-memory';
import { InMemoryClock } from '../support/in-memory-clock';

describe('memory while nobody writes', () => {
  const used = { reachable: 10e6, derived: 0, garbage: 0 };
  let room: number;
  let clock: InMemoryClock;
  let collections: number;
  let idle: IdleMemory;
  let hasRoom: boolean | undefined;

  beforeEach(() => {
    clock = new InMemoryClock();
    collections = 0;
    room = 2e6;
    Object.assign(used, { reachable: 10e6, derived: 0, garbage: 0 });
    idle = new IdleMemory(clock, {
      inUse: () => used.reachable + used.derived + used.garbage,
      held: () => used.reachable + used.derived + used.garbage + room,
      collect: () => {
        collections++;
        used.garbage = 0;
      },
      letGo: () => {
        used.garbage += used.derived;
        used.derived = 0;
      },
      allowRoom: (isWanted) => (hasRoom = isWanted),
    });
  });

  const edit = (): void => {
    used.garbage += 5e6;
    idle.begins(true);
    idle.ends();
  };

  it('is given back after a pause, not between one edit and the next', () => {
    for (let count = 0; count < 20; count++) {
      edit();
      clock.pass(800);
    }
    assert.equal(collections, 0);
    clock.pass(1_000);
    assert.equal(collections, 1);
    assert.equal(used.garbage, 0);
  });

  it('is given back once more when nobody has written for longer, and then no more', () => {
    for (let count = 0; count < 4; count++) edit();
    clock.pass(5_500);
    assert.equal(collections, 1);
    clock.pass(2_000);
    assert.equal(collections, 2);
    clock.pass(60_000);
    assert.equal(collections, 2);
    assert.ok(clock.idle);
  });

  it('has room for much that is new from the first edit on, until nobody writes', () => {
    assert.equal(hasRoom, false);
    idle.begins(false);
    idle.ends();
    assert.equal(hasRoom, false);
    for (let count = 0; count < 4; count++) edit();
    assert.equal(hasRoom, true);
    clock.pass(5_500);
    assert.equal(hasRoom, true);
    clock.pass(2_000);
    assert.equal(hasRoom, false);
  });

  it('has room in between for what has to be done as at the start', () => {
    for (const isWriting of [false, true]) {
      if (isWriting) edit();
      idle.asAtStart(() => assert.equal(hasRoom, true));
      assert.equal(hasRoom, isWriting);
    }
  });

  it('has no room left after a pause where edits made little that is new', () => {
    edit();
    assert.equal(hasRoom, true);
    clock.pass(1_000);
    assert.equal(hasRoom, false);
  });

  it('holds what the next edit may need until nobody has written for longer', () => {
    used.derived = 30e6;
    edit();
    clock.pass(5_500);
    assert.equal(used.derived, 30e6);
    clock.pass(2_000);
    assert.deepEqual(used, { reachable: 10e6, derived: 0, garbage: 0 });
  });

  it('is given back once more only when the writing that came in between has ended', () => {
    for (let count = 0; count < 4; count++) edit();
    clock.pass(5_500);
    edit();
    clock.pass(5_500);
    assert.equal(collections, 1);
    clock.pass(2_000);
    assert.equal(collections, 2);
  });

  it('is given back when nobody has written since the start', () => {
    idle.started();
    clock.pass(6_000);
    assert.equal(collections, 0);
    clock.pass(2_000);
    assert.equal(collections, 1);
    assert.ok(clock.idle);
  });

  it('waits for the end of what takes longer than the pause, and no longer', () => {
    used.garbage = 50e6;
    idle.begins(false);
    idle.begins(false);
    clock.pass(3_000);
    idle.ends();
    clock.pass(3_000);
    assert.equal(collections, 0);
    idle.ends();
    clock.pass(1);
    assert.equal(collections, 1);
    clock.pass(7_000);
    assert.equal(collections, 2);
    assert.ok(clock.idle);
  });

  it('is left alone where there is little to give back', () => {
    edit();
    clock.pass(10_000);
    assert.equal(collections, 0);
  });

  it('is given back when little has become much', () => {
    for (let count = 0; count < 4; count++) {
      edit();
      clock.pass(3_000);
    }
    assert.equal(collections, 1);
  });

  it('is given back when nobody has written for longer where there is much room and little in it', () => {
    room = 30e6;
    edit();
    clock.pass(5_500);
    assert.equal(collections, 0);
    clock.pass(2_000);
    assert.equal(collections, 1);
    clock.pass(60_000);
    assert.equal(collections, 1);
    assert.ok(clock.idle);
  });

  it('counts from what was left', () => {
    used.reachable = 100e6;
    idle.begins(true);
    idle.ends();
    clock.pass(3_000);
    assert.equal(collections, 1);
    edit();
    clock.pass(3_000);
    assert.equal(collections, 1);
  });

  it('is looked at no more once it was', () => {
    edit();
    clock.pass(3_000);
    assert.ok(clock.idle);
  });
});

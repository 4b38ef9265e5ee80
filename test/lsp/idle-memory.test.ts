import assert from 'node:assert/strict';
import { IdleMemory } from '../../server/src/node/idle-memory';
import { InMemoryClock } from '../support/in-memory-clock';

describe('memory while nobody writes', () => {
  const used = { reachable: 10e6, garbage: 0 };
  let clock: InMemoryClock;
  let collections: number;
  let idle: IdleMemory;

  beforeEach(() => {
    clock = new InMemoryClock();
    collections = 0;
    Object.assign(used, { reachable: 10e6, garbage: 0 });
    idle = new IdleMemory(clock, {
      inUse: () => used.reachable + used.garbage,
      collect: () => {
        collections++;
        used.garbage = 0;
      },
    });
  });

  const edit = (): void => {
    used.garbage += 5e6;
    idle.worked();
  };

  it('is given back after a pause, not between one edit and the next', () => {
    for (let count = 0; count < 20; count++) {
      edit();
      clock.pass(1_500);
    }
    assert.equal(collections, 0);
    clock.pass(1_000);
    assert.equal(collections, 1);
    assert.equal(used.garbage, 0);
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

  it('counts from what was left', () => {
    used.reachable = 100e6;
    idle.worked();
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

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ServerClock } from '../src/server/clock.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A machine and a server whose clocks can be told what to do. */
class World {
  server = Date.parse('2026-12-04T20:00:00Z');
  monotonic = 5000;
  wall: number;
  readonly clock: ServerClock;

  constructor(wallAhead = 0) {
    this.wall = this.server + wallAhead;
    this.clock = new ServerClock({ monotonic: () => this.monotonic, wall: () => this.wall });
  }

  pass(ms: number): void {
    this.server += ms;
    this.wall += ms;
    this.monotonic += ms;
  }

  sleep(ms: number): void {
    this.server += ms;
    this.wall += ms;
  }

  /** A question whose answer carries the server's time. */
  ask(there = 10, back = there): void {
    const sent = this.monotonic;
    this.pass(there);
    const time = this.server;
    this.pass(back);
    this.clock.learn(time, sent, this.monotonic);
  }

  get error(): number {
    return Math.abs(this.clock.now() - this.server);
  }
}

test('before the first answer it is the clock of the machine', () => {
  const world = new World(1234);
  assert.equal(world.clock.now(), world.wall);
  assert.equal(world.clock.uncertainty(), undefined);
});

test('one answer over an even way tells the time exactly', () => {
  const world = new World(7 * hour);
  world.ask(40);
  assert.equal(world.error, 0);
  world.pass(30 * minute);
  assert.equal(world.error, 0);
});

test('a clock of the machine that is wrong by years does not matter', () => {
  const world = new World(-11 * 365 * 24 * hour);
  world.ask();
  assert.equal(world.error, 0);
});

test('it is never wronger than it says', () => {
  const world = new World();
  world.ask(5, 395);
  assert.equal(world.clock.uncertainty(), 200);
  assert(world.error <= 200);
});

test('the quickest of several answers is believed', () => {
  const world = new World();
  world.ask(0, 1000);
  world.ask(3, 5);
  world.ask(700, 20);
  assert.equal(world.clock.uncertainty(), 4);
  assert(world.error <= 4);
});

test('of two that were equally quick the later is believed', () => {
  const world = new World();
  world.ask(10);
  world.server += 300; // Somebody has set the server's clock.
  world.ask(10);
  assert.equal(world.error, 0);
});

test('an answer of long ago is forgotten when a new one comes', () => {
  const world = new World();
  world.ask(1);
  world.pass(11 * minute);
  world.ask(100);
  assert.equal(world.clock.uncertainty(), 100);
});

test('the quickest is forgotten once eight have come after it', () => {
  const world = new World();
  world.ask(1);
  for (let times = 0; times < 7; ++times) world.ask(50);
  assert.equal(world.clock.uncertainty(), 1);
  world.ask(50);
  assert.equal(world.clock.uncertainty(), 50);
});

test('a machine that slept knows at once how long', () => {
  const world = new World(3 * hour);
  world.ask();
  world.sleep(hour);
  assert.equal(world.error, 0);
});

test('what was learned before a sleep is no longer believed after the first answer', () => {
  const world = new World();
  world.ask(1);
  world.sleep(hour);
  world.ask(60);
  assert.equal(world.clock.uncertainty(), 60);
  assert.equal(world.error, 0);
});

test('a clock that is set back does not turn back the countdown', () => {
  const world = new World();
  world.ask();
  world.wall -= 2 * hour;
  assert.equal(world.error, 0);
});

test('a clock that is set forward misleads no longer than to the next answer', () => {
  const world = new World();
  world.ask();
  world.wall += 2 * hour;
  world.ask(60);
  assert.equal(world.error, 0);
});

test('a clock that is slewed a little changes nothing', () => {
  const world = new World();
  world.ask();
  world.pass(minute);
  world.wall += 400;
  assert.equal(world.error, 0);
});

import { expect, test } from 'vitest';
import { countDrawn, countSame, countUnderstood } from '#bots/dialogue/limits.js';
import type { Counted } from '#bots/dialogue/limits.js';

const MINUTE = 60_000;

/** A number's counts and a clock that is moved by hand. */
function number() {
  const turn: Counted & { ctx: { now: Date } } = {
    state: { taken: {} },
    ctx: { now: new Date('2027-03-03T06:30:00Z') },
  };
  return {
    turn,
    wait(minutes: number) {
      turn.ctx.now = new Date(turn.ctx.now.getTime() + minutes * MINUTE);
    },
    /** How many of so many texts, one every `minutes`, are let through. */
    pass(count: number, minutes: number, let_: (turn: Counted) => boolean) {
      let passed = 0;
      for (let i = 0; i < count; i += 1) {
        this.wait(minutes);
        if (let_(turn)) passed += 1;
      }
      return passed;
    },
  };
}
const misread = (turn: Counted) => countDrawn(turn, 'misread');
const understood = (turn: Counted) => countUnderstood(turn) === 'answer';

test('of understood texts 30 in ten minutes and 100 a day are answered; one more is told so, the rest is silence', () => {
  const fast = number();
  expect(fast.pass(30, 0, understood)).toBe(30);
  expect(countUnderstood(fast.turn)).toBe('full');
  expect(countUnderstood(fast.turn)).toBe('silent');
  // What was not answered is not counted: of the day 31 are gone.
  expect(fast.pass(200, 0, understood)).toBe(0);
  fast.wait(10);
  expect(fast.pass(30, 1, understood)).toBe(30);

  const steady = number();
  expect(steady.pass(100, 5, understood)).toBe(100);
  expect(countUnderstood(steady.turn)).toBe('full');
  expect(steady.pass(20, 1, understood)).toBe(0);
  steady.wait(24 * 60);
  expect(countUnderstood(steady.turn)).toBe('answer');
});

test('of texts not understood 6 in ten minutes, 20 an hour and 40 a day are answered', () => {
  expect(number().pass(30, 0, misread)).toBe(6);
  expect(number().pass(59, 1, misread)).toBe(20);
  expect(number().pass(23 * 4, 15, misread)).toBe(40);
  const robot = number();
  robot.pass(30, 0, misread);
  robot.wait(24 * 60);
  expect(misread(robot.turn)).toBe(true);
});

test('words of danger are counted for themselves', () => {
  const robot = number();
  robot.pass(30, 0, misread);
  expect(robot.pass(30, 0, (turn) => countDrawn(turn, 'danger'))).toBe(6);
});

test('one line is said twice in half an hour, and another line counts for itself', () => {
  const robot = number();
  const same = (line: string) => () => countSame(robot.turn, line);
  expect(robot.pass(10, 1, same('error1'))).toBe(2);
  expect(robot.pass(10, 0, same('error2'))).toBe(2);
  robot.wait(30);
  expect(robot.pass(10, 0, same('error1'))).toBe(2);
});

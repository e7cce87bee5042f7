import { classifyDeterministic } from '@og/core';
import { expect, it } from 'vitest';
import { isHot, nextRanking, rankMessage } from './rank-message.js';

it('tells hot replies from all others', () => {
  expect(isHot(rankMessage(classifyDeterministic('Yes, I am interested'), 0, 50))).toBe(true);
  expect(isHot(rankMessage(classifyDeterministic('Not interested'), 0, 0))).toBe(false);
});

it('asks to be ranked again just after each age at which the points change, and no more after an hour', () => {
  const times: number[] = [];
  let age = 0;
  for (let next = nextRanking(age); next !== null; next = nextRanking(age)) {
    times.push(next);
    age = next / 60_000;
  }
  expect(times).toEqual([301_000, 1_801_000, 3_601_000]);
  const points = [0, ...times].map(
    (time) => rankMessage(classifyDeterministic('What does it cost?'), time / 60_000, 0).priority.score,
  );
  expect(new Set(points).size).toBe(points.length);
});

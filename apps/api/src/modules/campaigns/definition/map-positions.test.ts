import { expect, it } from 'vitest';
import { mapPositions } from './map-positions.js';

const steps = (keys: string) => [...keys].map((key, position) => ({ key, position }));

it('finds the next step by its key, wherever it stands now', () =>
  expect([...mapPositions(steps('abc'), steps('axbc'))]).toEqual([
    [0, 0],
    [1, 2],
    [2, 3],
  ]));
it('leaves runs whose next step is gone', () =>
  expect([...mapPositions(steps('abc'), steps('ac')).keys()]).toEqual([0, 2]));
it('leaves runs that would take a step again', () =>
  expect([...mapPositions(steps('abc'), steps('bac')).entries()]).toEqual([
    [0, 1],
    [2, 2],
  ]));

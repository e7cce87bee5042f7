import { expect, it } from 'vitest';
import { storable, storableJson } from './storable-json.js';

it('leaves out what no database takes, wherever it stands', () => {
  const half = '\ud83d';
  expect(JSON.parse(storableJson({ a: ['x\0y', { b: `z${half}` }], n: 1, none: null }))).toEqual({
    a: ['xy', { b: 'z\ufffd' }],
    n: 1,
    none: null,
  });
  expect(storable(`a\0${half}🙂`)).toBe('a\ufffd🙂');
});

it('keeps an escape that somebody typed: it is text', () => {
  const typed = String.raw`stop \u0000 it \ud83d`;
  expect(JSON.parse(storableJson([typed, typed]))).toEqual([typed, typed]);
});

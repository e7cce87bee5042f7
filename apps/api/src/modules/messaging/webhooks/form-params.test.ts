import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { formParams, storable } from './form-params.js';

it.each([
  ['nothing', undefined, {}],
  ['a text', 'a=b', {}],
  ['a body that nobody parsed', Readable.from(['a=b']), {}],
  ['a field twice', { A: ['1', '2'], B: '3' }, { A: '1', B: '3' }],
  ['values that are no texts', { A: 1, B: null, C: { D: 'x' }, E: [] }, {}],
])('reads %s', (_what, body, params) => {
  expect(formParams(body)).toEqual(params);
});

it('leaves out what PostgreSQL cannot store', () => {
  expect(storable({ Body: 'a\0b\ud83d' })).toEqual({ Body: 'ab\ufffd' });
});

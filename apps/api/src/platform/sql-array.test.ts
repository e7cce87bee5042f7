import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainArray, textArray } from './sql-array.js';

/** PostgreSQL's rules for reading an array of texts, as its manual states them. */
function read(literal: string): (string | null)[] {
  const items: (string | null)[] = [];
  let at = 1;
  while (literal[at] !== '}') {
    if (literal[at] === ',') at++;
    if (literal.startsWith('NULL', at)) {
      items.push(null);
      at += 4;
      continue;
    }
    let text = '';
    for (at++; literal[at] !== '"'; at++) {
      if (literal[at] === '\\') at++;
      text += literal[at];
    }
    at++;
    items.push(text);
  }
  return items;
}

it('is read back as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.oneof(fc.string(), fc.constantFrom('"', '\\', 'NULL', '{}', ',', 'a"b\\c'))), {
        minLength: 1,
      }),
      (values) => {
        if (values.every((value) => value === null)) expect(textArray(values)).toBe('{}');
        else expect(read(textArray(values))).toEqual(values);
      },
    ),
  );
});

it('leaves out a column without any value', () => {
  expect(plainArray([null, undefined])).toBe('{}');
  expect(plainArray([1, null, true])).toBe('{1,NULL,true}');
});

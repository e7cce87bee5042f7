import { expect, it } from 'vitest';
import { isRegistryHeader, readRegistryLine } from './dnc-line.js';

it.each([
  ['201,5550123', '+12015550123'],
  ['201,555-0123', '+12015550123'],
  ['2015550123', '+12015550123'],
  ['12015550123', '+12015550123'],
  ['+1 (201) 555-0123', '+12015550123'],
  ['"201-555-0123","2026-10-01"', '+12015550123'],
  ['Ada;201.555.0123', '+12015550123'],
  ['7\t201 555 0123\r', '+12015550123'],
])('reads %s', (line, phone) => {
  expect(readRegistryLine(line)).toEqual({ kind: 'number', phone });
});

it.each(['phone', '201', '1015550123', '2011550123', '201,555012', '+44 20 7946 0018', '20155501234', 'n/a'])(
  'refuses %s',
  (line) => expect(readRegistryLine(line)).toEqual({ kind: 'bad' }),
);

it('tells empty lines and a header from numbers', () => {
  expect(readRegistryLine('  \r')).toEqual({ kind: 'blank' });
  expect(isRegistryHeader('area code,number')).toBe(true);
  expect(isRegistryHeader('phone')).toBe(true);
  expect(isRegistryHeader('201,5550123')).toBe(false);
  expect(isRegistryHeader('Ada,201-555-0123')).toBe(false);
});

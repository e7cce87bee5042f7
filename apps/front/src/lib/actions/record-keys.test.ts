import { expect, it } from 'vitest';
import { pressReader } from './press-reader';
import { areKeysOf, recordKeys } from './record-keys';

const printable = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index));

/** Whether an action of these keys is asked for by a press. */
function hears(keys: string, key: string): boolean {
  const action = { id: 'a', label: 'A', group: 'G', keys, run: () => undefined };
  const read = pressReader({
    actions: () => [action],
    singleKeys: () => true,
    elsewhere: () => false,
    modal: () => false,
  });
  const shiftKey = /[A-Z~!@#$%^&*()_+{}|:"<>?]/.test(key);
  const event = {
    key,
    code: key === ' ' ? 'Space' : 'Other',
    shiftKey,
    getModifierState: (modifier: string) => modifier === 'Shift' && shiftKey,
  };
  return read(event as unknown as KeyboardEvent) !== null;
}

it.each(printable)('a chosen %j is heard when it is pressed', (key) => {
  expect(hears(recordKeys(key), key)).toBe(true);
});

it('knows the keys that a character stands for already', () => {
  for (const key of printable) expect(areKeysOf(key, recordKeys(key)), key).toBe(true);
  expect(areKeysOf('[', '(\\[)')).toBe(true);
  expect(areKeysOf('/', '/')).toBe(true);
  expect(areKeysOf('J', 'j')).toBe(true);
  expect(areKeysOf('j', 'k')).toBe(false);
  expect(areKeysOf('h', 'g h')).toBe(false);
});

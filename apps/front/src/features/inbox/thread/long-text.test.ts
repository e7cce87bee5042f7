import { expect, it } from 'vitest';
import { longTextOf } from './long-text';

it('leaves ordinary texts whole', () => {
  for (const text of ['', 'Yes', 'word '.repeat(400)]) expect(longTextOf(text)).toBeNull();
});

it('cuts a long one between words', () => {
  const shown = longTextOf('Would you call me? '.repeat(530));
  expect(shown!.length).toBeLessThanOrEqual(1_200);
  expect(shown!.endsWith('call me?') || shown!.endsWith('Would') || shown!.endsWith('you')).toBe(true);
});

it('cuts no character in half where there are no words', () => {
  const shown = longTextOf(`a${'😀'.repeat(2_000)}`)!;
  expect(shown.isWellFormed()).toBe(true);
  expect(longTextOf('好'.repeat(2_001))).toHaveLength(1_200);
});

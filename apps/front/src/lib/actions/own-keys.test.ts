import { describe, expect, it } from 'vitest';
import { keysThatWork, withOwnKeys } from './own-keys';
import type { Action } from './types';

const action = (id: string, keys?: string): Action => ({
  id,
  label: id,
  group: 'Test',
  run: () => undefined,
  ...(keys === undefined ? {} : { keys }),
});

describe('the owner’s keys', () => {
  it('stand instead of the usual ones', () => {
    const [done, send] = withOwnKeys([action('done', 'd'), action('send', '$mod+Enter')], {
      singleKeys: true,
      remapped: { done: 'q' },
    });
    expect([done?.keys, send?.keys]).toEqual(['q', '$mod+Enter']);
  });

  it('are promised only where pressing them does something', () => {
    const on = { singleKeys: true };
    const off = { singleKeys: false };
    expect(keysThatWork(action('done', 'd'), on)).toBe('d');
    expect(keysThatWork(action('done', 'd'), off)).toBeUndefined();
    expect(keysThatWork(action('go', 'g h'), off)).toBeUndefined();
    expect(keysThatWork(action('send', '$mod+Enter'), off)).toBe('$mod+Enter');
    expect(keysThatWork(action('none'), on)).toBeUndefined();
    expect(keysThatWork(undefined, on)).toBeUndefined();
  });
});

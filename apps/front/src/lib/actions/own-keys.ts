import type { KeySettings } from './key-settings';
import type { Action } from './types';

/** Actions with the keys that their owner chose. */
export function withOwnKeys(actions: readonly Action[], { remapped }: KeySettings): readonly Action[] {
  return actions.map((action) => {
    const keys = remapped[action.id];
    return keys === undefined ? action : { ...action, keys };
  });
}

import type { KeySettings } from './key-settings';
import { isSingleKey, type Action } from './types';

/** Actions with the keys that their owner chose. */
export function withOwnKeys(actions: readonly Action[], { remapped }: KeySettings): readonly Action[] {
  return actions.map((action) => {
    const keys = remapped[action.id];
    return keys === undefined ? action : { ...action, keys };
  });
}

/** The keys of an action, when pressing them does something: single keys can be switched off. */
export function keysThatWork(
  action: Action | undefined,
  { singleKeys }: Pick<KeySettings, 'singleKeys'>,
): string | undefined {
  const keys = action?.keys;
  return keys && (singleKeys || !isSingleKey(keys)) ? keys : undefined;
}

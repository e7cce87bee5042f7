import { areKeysOf } from '../../../lib/actions/record-keys';

interface KeyHolder {
  id: string;
  group: string;
  keys?: string | undefined;
}

/**
 * Who has a key that was pressed for an action, or undefined. The inbox may use a key that the shell has by itself: there
 * its own goes first. Of keys that somebody chose each belongs to one action alone; the profile keeps no others.
 */
export function takenBy<Holder extends KeyHolder>(
  pressed: string,
  of: string,
  actions: readonly Holder[],
  remapped: Readonly<Record<string, string>>,
): Holder | undefined {
  const group = actions.find(({ id }) => id === of)?.group;
  return actions.find(
    ({ id, group: other, keys }) =>
      id !== of && (group !== 'Inbox' || other === 'Inbox' || id in remapped) && areKeysOf(pressed, keys),
  );
}

import { createHash } from 'node:crypto';
import { conflict, type Conflict } from '../../platform/errors/failures.js';

/** Names what somebody saw of one item of a list: the same words, the same version. */
export function versionOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}

/** What is saved as a whole, and how a person is told to look at it again. */
const SEEN_AS = {
  buckets: 'the list as it is',
  dispositions: 'the list as it is',
  'settings of the inbox': 'them as they are',
} as const;

/**
 * Whether a list is still the one that was looked at when it was changed: its items in their order.
 * @param seen the items' versions as they were read; null: whoever saves says nothing of what they saw
 */
export function changedSince(
  what: keyof typeof SEEN_AS,
  seen: readonly string[] | null,
  now: readonly { version: string }[],
): Conflict | null {
  if (seen === null || seen.join() === now.map((item) => item.version).join()) return null;
  return conflict(
    'changed_meanwhile',
    `Somebody has changed the ${what} since you opened them. Nothing was saved: look at ${SEEN_AS[what]} now, then save again.`,
  );
}

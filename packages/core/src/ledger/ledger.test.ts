import { expect, it } from 'vitest';
import {
  canTransition,
  LEDGER_STATES,
  ledgerStateOf,
  MAYBE_ACCEPTED,
  MESSAGE_STATUSES,
  STOPPABLE,
} from './index.js';

it('leads a normal send from planned to read', () => {
  const path = ['planned', 'ready', 'submitting', 'accepted', 'sent', 'delivered', 'read'] as const;
  path
    .slice(1)
    .forEach((state, index) => expect(canTransition(path[index] ?? 'read', state), state).toBe(true));
});

it('never goes back to where it could be sent again once the provider may have it', () => {
  for (const from of MAYBE_ACCEPTED) {
    // Only proof of non-acceptance leads back, and only from `submitting`.
    if (from !== 'submitting') expect(canTransition(from, 'ready'), from).toBe(false);
    expect(canTransition(from, 'planned'), from).toBe(false);
    expect(canTransition(from, 'submitting'), from).toBe(false);
  }
});

it('can stop a send only before it is submitted', () => {
  for (const from of LEDGER_STATES) {
    expect(canTransition(from, 'suppressed'), from).toBe(STOPPABLE.has(from));
    expect(canTransition(from, 'expired'), from).toBe(STOPPABLE.has(from));
    expect(canTransition(from, from)).toBe(false);
  }
});

it('knows what every status means', () => {
  for (const status of MESSAGE_STATUSES) expect(LEDGER_STATES).toContain(ledgerStateOf(status));
});

it('lets what is known of a message only become better', () => {
  for (const from of ['delivered', 'read', 'undelivered', 'failed', 'failed_unknown'] as const)
    for (const to of LEDGER_STATES.filter((state) => canTransition(from, state)))
      expect(['accepted', 'sent', 'delivered', 'read', 'undelivered', 'failed']).toContain(to);
  for (const end of ['suppressed', 'expired', 'canceled'] as const)
    expect(LEDGER_STATES.filter((state) => canTransition(end, state))).toEqual([]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  canEnrollmentMove,
  canTransition,
  LEDGER_STATES,
  ledgerStateOf,
  MAYBE_ACCEPTED,
  mergeStatus,
  MESSAGE_STATUSES,
  nextStates,
  rankStatus,
  STOPPABLE,
  TERMINAL,
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
    if (from !== 'submitting') expect(nextStates(from)).not.toContain('ready');
    expect(nextStates(from)).not.toContain('planned');
    if (from !== 'submitting') expect(nextStates(from)).not.toContain('submitting');
  }
});

it('can stop a send only before it is submitted', () => {
  for (const from of LEDGER_STATES) {
    expect(canTransition(from, 'suppressed'), from).toBe(STOPPABLE.has(from));
    expect(canTransition(from, 'expired'), from).toBe(STOPPABLE.has(from));
    expect(canTransition(from, from)).toBe(false);
  }
});

it('lets ends lead to better knowledge only', () => {
  for (const from of TERMINAL)
    for (const to of nextStates(from))
      expect(['accepted', 'sent', 'delivered', 'read', 'undelivered', 'failed']).toContain(to);
});

it('ranks statuses as the provider does', () => {
  expect(MESSAGE_STATUSES.map(rankStatus)).toEqual([0, 0, 1, 2, 3, 4, 4, 4, 4, 4, 5]);
});

it('never lets a status fall, in any order and number of callbacks', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MESSAGE_STATUSES), { minLength: 1 }), (callbacks) => {
      let current: (typeof MESSAGE_STATUSES)[number] | null = null;
      for (const incoming of callbacks) {
        const next: (typeof MESSAGE_STATUSES)[number] = mergeStatus(current, incoming);
        if (current) expect(rankStatus(next)).toBeGreaterThanOrEqual(rankStatus(current));
        current = next;
      }
      expect(current && rankStatus(current)).toBe(Math.max(...callbacks.map(rankStatus)));
    }),
  );
  expect(mergeStatus('delivered', 'failed')).toBe('delivered');
  for (const status of MESSAGE_STATUSES) expect(LEDGER_STATES).toContain(ledgerStateOf(status));
});

it('never revives an opted-out enrollment', () => {
  expect(canEnrollmentMove('opted_out', 'active')).toBe(false);
  expect(canEnrollmentMove('paused', 'active')).toBe(true);
  expect(canEnrollmentMove('finished', 'active')).toBe(false);
});

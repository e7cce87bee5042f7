import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairMessages, type OpenRow } from './pair-messages.js';
import type { VendorMessage } from './vendor-log.js';

const AT = Date.parse('2026-11-18T17:00:00Z');
const message = (over: Partial<VendorMessage> = {}): VendorMessage => ({
  providerId: 'SM1',
  status: 'sent',
  errorCode: null,
  createdAt: new Date(AT),
  direction: 'outbound',
  to: '+12125550100',
  from: '+13055550163',
  body: 'Hello',
  ...over,
});
const row = (over: Partial<OpenRow> = {}): OpenRow => ({
  id: 'a',
  address: '+12125550100',
  body: 'Hello',
  state: 'unknown',
  sender: '+13055550163',
  submitted_at: new Date(AT),
  ...over,
});

it('pairs by person and text, and prefers our number', () => {
  const other = row({ id: 'b', sender: '+13055550199' });
  const { bound, rest } = pairMessages(
    [message(), message({ providerId: 'SM2', body: 'Bye' })],
    [other, row()],
    true,
  );
  expect(bound.map(({ row: { id } }) => id)).toEqual(['a']);
  expect(rest.map((one) => one.providerId)).toEqual(['SM2']);
});

it('takes a text that the vendor trimmed or composed otherwise for the same', () => {
  const { bound } = pairMessages([message({ body: 'Caf\u00e9' })], [row({ body: ' Cafe\u0301 ' })], true);
  expect(bound).toHaveLength(1);
});

it.each([
  ['an hour before', -3_600_000, 0],
  ['half a minute before', -30_000, 1],
  ['a minute later', 60_000, 1],
  ['an hour later', 3_600_000, 0],
])('a message %s the row was handed over is it or not: %#', (_what, offset, expected) => {
  const created = message({ createdAt: new Date(AT + offset) });
  expect(pairMessages([created], [row()], true).bound).toHaveLength(expected);
  // After a restore the row has forgotten when that was.
  expect(pairMessages([created], [row({ submitted_at: null })], false).bound).toHaveLength(1);
});

it('uses each row and each message at most once, whatever comes', () => {
  const to = fc.constantFrom('+1', '+2');
  const body = fc.constantFrom('x', 'y');
  fc.assert(
    fc.property(
      fc.array(fc.record({ to, body, at: fc.integer({ min: 0, max: 100 }) }), { maxLength: 12 }),
      fc.array(fc.record({ address: to, body }), { maxLength: 12 }),
      (sent, open) => {
        const messages = sent.map((one, index) =>
          message({ providerId: `SM${index}`, to: one.to, body: one.body, createdAt: new Date(AT + one.at) }),
        );
        const rows = open.map((one, index) => row({ id: String(index), ...one }));
        const { bound, rest } = pairMessages(messages, rows, false);
        expect(new Set(bound.map((pair) => pair.row.id)).size).toBe(bound.length);
        expect(bound.length + rest.length).toBe(messages.length);
        for (const pair of bound) {
          expect(pair.row.address).toBe(pair.message.to);
          expect(pair.row.body).toBe(pair.message.body);
        }
        // Nothing is left over that still has a row.
        for (const left of rest) {
          const taken = bound.filter(
            (pair) => pair.message.to === left.to && pair.message.body === left.body,
          ).length;
          expect(rows.filter((one) => one.address === left.to && one.body === left.body).length).toBe(taken);
        }
      },
    ),
  );
});

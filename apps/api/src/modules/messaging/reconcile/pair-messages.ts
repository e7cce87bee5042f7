import type { LedgerState } from '@og/core';
import type { VendorMessage } from './vendor-log.js';

/** A row whose message the vendor may have without our knowing. */
export interface OpenRow {
  id: string;
  /** E.164. */
  address: string;
  body: string;
  state: LedgerState;
  sender: string | null;
  submitted_at: Date | null;
}

/** Between the moment a request left and the vendor's time of it: their clock is not ours, and seconds are whole. */
const EARLIER_MS = 60_000;
const LATER_MS = 15 * 60_000;

/**
 * Which row each of the vendor's messages is: the same person and text, our number preferred, each row at most once,
 * the oldest message first.
 * @param timed only rows that were handed over about when the vendor got the message. After a restore the rows have
 *   forgotten when that was.
 */
export function pairMessages(
  messages: readonly VendorMessage[],
  rows: readonly OpenRow[],
  timed: boolean,
): { bound: { message: VendorMessage; row: OpenRow }[]; rest: VendorMessage[] } {
  const free = new Map<string, OpenRow[]>();
  for (const row of rows) {
    const key = keyOf(row.address, row.body);
    free.set(key, [...(free.get(key) ?? []), row]);
  }
  const bound: { message: VendorMessage; row: OpenRow }[] = [];
  const rest: VendorMessage[] = [];
  for (const message of messages.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    const list = free.get(keyOf(message.to, message.body)) ?? [];
    const fits = timed ? list.filter((row) => isAbout(row, message)) : list;
    const row = fits.find((one) => one.sender === message.from) ?? fits[0];
    if (!row) {
      rest.push(message);
      continue;
    }
    list.splice(list.indexOf(row), 1);
    bound.push({ message, row });
  }
  return { bound, rest };
}

function isAbout(row: OpenRow, message: VendorMessage): boolean {
  if (!row.submitted_at || !message.createdAt) return row.submitted_at !== null;
  const after = message.createdAt.getTime() - row.submitted_at.getTime();
  return after >= -EARLIER_MS && after <= LATER_MS;
}

const timeOf = (message: VendorMessage) => message.createdAt?.getTime() ?? 0;

/** Vendors trim texts and may compose letters otherwise. */
const keyOf = (address: string, body: string) => `${address}\n${body.normalize('NFC').trim()}`;

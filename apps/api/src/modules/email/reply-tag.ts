import { plusAddress } from '@og/core';

const TAG = /^og([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;
/** RFC 5321: more before the @ is refused by some servers. */
const LOCAL_PART = 64;

/** A mailbox's address that names a mail of ours; where the tag does not fit, the address itself. */
export function replyAddress(mailbox: string, ledgerId: string): string {
  const tagged = plusAddress(mailbox, `og${ledgerId.replaceAll('-', '')}`);
  return tagged.lastIndexOf('@') <= LOCAL_PART ? tagged : mailbox;
}

/** The ledger row that a tag of ours names; null for any other tag. */
export function ledgerIdOfTag(tag: string | null): string | null {
  const parts = TAG.exec(tag ?? '');
  return parts ? parts.slice(1).join('-').toLowerCase() : null;
}

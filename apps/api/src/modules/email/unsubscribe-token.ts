import type { Vault } from '../../platform/crypto/vault.js';

/** What an unsubscribe link says: which mail of which team. Its address and person are read from the ledger. */
export interface UnsubscribeGrant {
  teamId: string;
  ledgerId: string;
}

const PURPOSE = 'unsubscribe';
const BYTES = 32;

/**
 * The token of a mail's unsubscribe link: team and ledger row with an HMAC. It has no end: the law asks for 30 days,
 * and somebody who finds an old mail means it as much. It opens nothing else.
 */
export function unsubscribeToken(vault: Vault, { teamId, ledgerId }: UnsubscribeGrant): string {
  const body = Buffer.from((teamId + ledgerId).replaceAll('-', ''), 'hex').toString('base64url');
  return `${body}.${vault.sign(`${PURPOSE}|${body}`)}`;
}

/** @returns null for a token that we did not make. */
export function openUnsubscribeToken(vault: Vault, token: string): UnsubscribeGrant | null {
  const [body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !vault.verifyLasting(`${PURPOSE}|${body}`, signature)) return null;
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length !== BYTES) return null;
  return { teamId: uuidOf(bytes.subarray(0, 16)), ledgerId: uuidOf(bytes.subarray(16)) };
}

/** Where a person unsubscribes from a mail. @param appUrl public address of this API */
export function unsubscribeUrl(vault: Vault, appUrl: string, grant: UnsubscribeGrant): string {
  return `${appUrl.replace(/\/+$/, '')}/u/${unsubscribeToken(vault, grant)}`;
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

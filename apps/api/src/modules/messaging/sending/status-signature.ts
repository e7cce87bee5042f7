import type { Vault } from '../../../platform/crypto/vault.js';

/** One attempt of one message of one account. */
export interface StatusGrant {
  integrationId: string;
  ledgerId: string;
  attempt: number | string;
}

const textOf = ({ integrationId, ledgerId, attempt }: StatusGrant) =>
  `status|${integrationId}|${ledgerId}|${attempt}`;

/** Stands in the address that a vendor reports one message to without signing it: nobody else can know it. */
export function signStatus(vault: Vault, grant: StatusGrant): string {
  return vault.sign(textOf(grant));
}

export function isStatusSigned(vault: Vault, grant: StatusGrant, signature: string): boolean {
  return vault.verifyLasting(textOf(grant), signature);
}

import { providerError } from '../../platform/vendors/ports.js';
import { knownReason } from '../compliance/index.js';

/** Who carried a message, and the code and the words with which it was refused last; null: none. */
export interface ProviderSaid {
  vendor: string | null;
  errorCode: string | null;
  errorMessage: string | null;
}

/** Why a message stands where it does, in words: a provider's code as it was explained when it came. */
export function reasonSaid(reason: string, said: ProviderSaid): string {
  if (said.errorMessage !== null && said.errorCode === reason) return said.errorMessage;
  const known = knownReason(reason);
  if (known !== null) return known;
  return said.vendor === null
    ? `The provider reported ${reason}.`
    : providerError(said.vendor, reason).message;
}

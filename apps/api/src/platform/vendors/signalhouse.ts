import {
  SignalHouseRegistration,
  SignalHouseSms,
  SignalHouseWebhooks,
  type SignalHouseCredentials,
} from '@og/providers';

/** Where SignalHouse is; absent means SignalHouse itself. */
interface Address {
  SIGNALHOUSE_API_BASE_URL?: string | undefined;
}

/** A SignalHouse account: send, look up, list, verify. */
export function openSignalHouseAccount(config: Address, credentials: SignalHouseCredentials): SignalHouseSms {
  return new SignalHouseSms(credentials, { baseUrl: config.SIGNALHOUSE_API_BASE_URL });
}

/** Brands, campaigns and numbers of a SignalHouse account. @param subgroupId null until one was created */
export function openSignalHouseRegistration(
  config: Address,
  credentials: SignalHouseCredentials,
  subgroupId: string | null,
): SignalHouseRegistration {
  return new SignalHouseRegistration(credentials, subgroupId, { baseUrl: config.SIGNALHOUSE_API_BASE_URL });
}

/** Where a SignalHouse account reports to, and its log of events. */
export function openSignalHouseWebhooks(
  config: Address,
  credentials: SignalHouseCredentials,
): SignalHouseWebhooks {
  return new SignalHouseWebhooks(credentials, { baseUrl: config.SIGNALHOUSE_API_BASE_URL });
}

export { parseSignalHouseEvents, verifySignalHouseSignature } from '@og/providers';
export type {
  SignalHouseCredentials,
  SignalHouseRegistration,
  SignalHouseSms,
  SignalHouseWebhooks,
} from '@og/providers';

import type { MessageVendor } from '../../../platform/vendors/ports.js';
import type { TransitionSource } from './move.js';

/** What a provider says about one message. */
export interface ProviderStatus {
  /** From the callback's URL; a row is found by the provider's id without it. */
  ledgerId?: string | null;
  attempt?: number | null;
  /** Default Twilio. */
  vendor?: MessageVendor;
  providerId: string;
  /** The provider's word. An unknown one is noted and moves nothing. */
  status: string;
  errorCode?: string | null;
  errorMessage?: string | null;
  /** (provider id, status, error code): a repeated callback counts once. */
  dedupeKey: string;
  source: Extract<TransitionSource, 'callback' | 'sweeper' | 'sender'>;
}

export interface StatusApplied {
  /**
   * `moved`: the message changed; `noted`: an older or equal status, recorded; `duplicate`: seen before;
   * `unbound`: no such row here (answer 2xx all the same); `foreign`: the row has another provider id.
   */
  outcome: 'moved' | 'noted' | 'duplicate' | 'unbound' | 'foreign';
  ledgerId: string | null;
  messageId: string | null;
}

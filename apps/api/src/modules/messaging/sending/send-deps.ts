import type { Platform } from '../../../platform/platform.js';
import type { CoolDowns } from './cool-downs.js';
import type { OpenSmsPort } from './sms-ports.js';

/** What sending leans on. */
export interface SendDeps extends Pick<
  Platform,
  'config' | 'clock' | 'database' | 'logger' | 'outbox' | 'vault'
> {
  openPort: OpenSmsPort;
  coolDowns: CoolDowns;
}

/** The ledger row and attempt that a result belongs to. */
export interface Attempt {
  teamId: string;
  ledgerId: string;
  attempt: number;
  senderNumberId: string;
}

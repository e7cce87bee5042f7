import type { Platform } from '../../../platform/platform.js';
import type { Departures } from './departures.js';
import type { EmailSeam } from './email-seam.js';
import type { InFlight } from './in-flight.js';
import type { OutcomeWriter } from './outcome-writer.js';
import type { RateLimiter } from './rate-limiter.js';
import type { SendDeps } from './send-deps.js';
import type { OpenSendPort } from './send-ports.js';

/** What a drain leans on besides. */
export interface DrainDeps extends SendDeps, Pick<Platform, 'queues' | 'engineMode' | 'turns'> {
  /** The adapter that hands one claimed send to its vendor. */
  openSendPort: OpenSendPort;
  email: EmailSeam;
  limiter: RateLimiter;
  departures: Departures;
  inFlight: InFlight;
  outcomes: OutcomeWriter;
}

import type { Platform } from '../../../platform/platform.js';
import { CoolDowns } from './cool-downs.js';
import { Departures } from './departures.js';
import type { EmailSeam } from './email-seam.js';
import { InFlight } from './in-flight.js';
import { OutcomeWriter } from './outcome-writer.js';
import { PostgresLimiter } from './postgres-limiter.js';
import { RedisLimiter } from './redis-limiter.js';
import type { DrainDeps } from './drain-deps.js';
import { sendPorts } from './send-ports.js';
import { smsPorts } from './sms-ports.js';

/** Everything that sending keeps in this process, one of each. */
export function openDrain(platform: Platform, email: EmailSeam, coolDowns = new CoolDowns()): DrainDeps {
  const base = { ...platform, openPort: smsPorts(platform), coolDowns };
  const { redis } = platform.store;
  return {
    ...base,
    openSendPort: sendPorts(platform),
    email,
    limiter: redis ? new RedisLimiter(redis, platform.config.QUEUE_PREFIX) : new PostgresLimiter(),
    departures: new Departures(),
    inFlight: new InFlight(platform.config.SEND_CONCURRENCY),
    outcomes: new OutcomeWriter(base),
  };
}

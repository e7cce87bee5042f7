import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { CoolDowns } from './sending/cool-downs.js';
import { drainTeam } from './sending/drain-team.js';
import { EmailSeam } from './sending/email-seam.js';
import { openDrain } from './sending/open-drain.js';
import { sweepLedger } from './sending/sweep-ledger.js';

/** The jobs that send and that keep the ledger moving. */
@Injectable()
export class MessagingJobs {
  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(EmailSeam) email: EmailSeam,
    @Inject(CoolDowns) coolDowns: CoolDowns,
  ) {
    const deps = openDrain(platform, email, coolDowns);
    platform.registry.handle('campaign/drain', (job) => drainTeam(deps, job));
    platform.registry.handle('campaign/sweep-ledger', () => sweepLedger(deps));
  }
}

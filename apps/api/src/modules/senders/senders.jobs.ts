import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { checkAllNumbers } from './check-numbers.js';
import { checkAllAccounts } from './health/check-accounts.js';
import { checkSenders } from './health/check-senders.js';
import { refreshAll } from './registration/refresh-all.js';

/** What looks after senders by itself. */
@Injectable()
export class SendersJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign/check-senders', () => checkSenders(platform));
    platform.registry.handle('campaign/check-accounts', () => checkAllAccounts(platform));
    platform.registry.handle('campaign/check-numbers', () => checkAllNumbers(platform));
    platform.registry.handle('campaign/refresh-registrations', () => refreshAll(platform));
  }
}

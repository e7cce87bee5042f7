import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { CoolDowns } from './sending/cool-downs.js';
import { sendLedgerRow } from './sending/send-ledger-row.js';
import { smsPorts } from './sending/sms-ports.js';
import { sweepLedger } from './sending/sweep-ledger.js';

/** The jobs that send and that keep the ledger moving. */
@Injectable()
export class MessagingJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const deps = { ...platform, openPort: smsPorts(platform), coolDowns: new CoolDowns() };
    platform.registry.handle('campaign/send', (job) => sendLedgerRow(deps, job));
    platform.registry.handle('campaign/sweep-ledger', () => sweepLedger(deps));
  }
}

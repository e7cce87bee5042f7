import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { CoolDowns } from './sending/cool-downs.js';
import { sendLedgerRow } from './sending/send-ledger-row.js';
import { SmsPorts } from './sending/sms-ports.js';
import { sweepLedger } from './sending/sweep-ledger.js';

/** The jobs that send and that keep the ledger moving. */
@Injectable()
export class MessagingJobs implements OnApplicationShutdown {
  private readonly ports: SmsPorts;

  constructor(@Inject(PLATFORM) platform: Platform) {
    this.ports = new SmsPorts(platform);
    const deps = { ...platform, ports: this.ports, coolDowns: new CoolDowns() };
    platform.registry.handle('campaign/send', (job) => sendLedgerRow(deps, job));
    platform.registry.handle('campaign/sweep-ledger', () => sweepLedger(deps));
  }

  onApplicationShutdown(): void {
    this.ports.close();
  }
}

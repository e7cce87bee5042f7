import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../../platform/platform.js';
import { pollSignalHouse } from './poll-signalhouse.js';

/** `campaign/poll-signalhouse`: what its webhooks did not bring. */
@Injectable()
export class SignalHouseJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign/poll-signalhouse', () => pollSignalHouse(platform));
  }
}

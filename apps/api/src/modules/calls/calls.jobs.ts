import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { sweepHolds, sweepTaken } from '../calendar/index.js';
import { fetchRecording } from './fetch-recording.js';
import { sweepCalls } from './sweep-calls.js';

/** What calls and calendars do by themselves. Each job may run twice, or at the same time as itself. */
@Injectable()
export class CallsJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const { registry } = platform;
    registry.handle('lead/fetch-recording', ({ teamId, callId }) => fetchRecording(platform, teamId, callId));
    registry.handle('lead/sweep-calls', async () => {
      await sweepHolds(platform);
      await sweepTaken(platform);
      await sweepCalls(platform);
    });
  }
}

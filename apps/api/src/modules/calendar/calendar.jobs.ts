import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { settleBooking } from './settle-booking.js';

/** What the calendar does by itself. The job may run twice, or at the same time as itself. */
@Injectable()
export class CalendarJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('lead/settle-booking', ({ teamId, draftId }) =>
      settleBooking(platform, teamId, draftId),
    );
  }
}

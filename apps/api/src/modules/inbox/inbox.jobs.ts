import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { sortBuckets } from './buckets/sort-buckets.js';
import { sweepInbox } from './sweep-inbox.js';
import { understandMessage } from './understand/understand-message.js';

/** What the inbox does after a webhook was answered. Each job may run twice, or at the same time as itself. */
@Injectable()
export class InboxJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const { registry } = platform;
    registry.handle('lead/understand', ({ teamId, messageId }) =>
      understandMessage(platform, teamId, messageId),
    );
    registry.handle('lead/sort-buckets', ({ teamId }) => sortBuckets(platform, teamId));
    registry.handle('lead/sweep-inbox', () => sweepInbox(platform));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { rankAgain } from './item/rank-again.js';

/** `campaign-sequence/handle-reply`: what a reply needs after its webhook was answered. */
@Injectable()
export class ReplyJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    platform.registry.handle('campaign-sequence/handle-reply', (payload) =>
      rankAgain(platform, payload.teamId, payload.messageId),
    );
  }
}

import { Module } from '@nestjs/common';
import { MessageAttachmentsResolver } from './conversation/message-attachments.resolver.js';
import { DecisionDownloadController } from './decisions/decision-download.controller.js';
import { DecisionResolver } from './decisions/decision.resolver.js';
import { MessageResolver } from './message.resolver.js';
import { MessagingJobs } from './messaging.jobs.js';
import { CoolDowns } from './sending/cool-downs.js';
import { EmailSeam } from './sending/email-seam.js';

/** Messages, the send ledger, and what sends. */
@Module({
  controllers: [DecisionDownloadController],
  providers: [
    MessageResolver,
    MessageAttachmentsResolver,
    DecisionResolver,
    MessagingJobs,
    EmailSeam,
    CoolDowns,
  ],
  exports: [EmailSeam, CoolDowns],
})
export class MessagingModule {}

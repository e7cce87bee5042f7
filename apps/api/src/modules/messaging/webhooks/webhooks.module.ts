import { Module } from '@nestjs/common';
import { MessagingModule } from '../messaging.module.js';
import { SendGridWebhooksController } from './sendgrid/sendgrid.controller.js';
import { SignalHouseWebhooksController } from './signalhouse/signalhouse.controller.js';
import { SignalHouseJobs } from './signalhouse/signalhouse.jobs.js';
import { EventWriter } from './vendor-events/event-writer.js';
import { TwilioWebhooksController } from './twilio.controller.js';

/** The addresses that vendors call. Apart from the messaging module, because what they bring in belongs to the inbox. */
@Module({
  imports: [MessagingModule],
  controllers: [TwilioWebhooksController, SendGridWebhooksController, SignalHouseWebhooksController],
  providers: [SignalHouseJobs, EventWriter],
})
export class WebhooksModule {}

import { Module } from '@nestjs/common';
import { MailboxesResolver } from './mailboxes/mailboxes.resolver.js';
import { RegistrationResolver } from './registration/registration.resolver.js';
import { SendersJobs } from './senders.jobs.js';
import { SendersResolver } from './senders.resolver.js';

/** What messages leave from: numbers, mailboxes, their registrations, pools and health. */
@Module({ providers: [SendersResolver, RegistrationResolver, MailboxesResolver, SendersJobs] })
export class SendersModule {}

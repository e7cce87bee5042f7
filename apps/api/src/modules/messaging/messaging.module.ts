import { Module } from '@nestjs/common';
import { MessageResolver } from './message.resolver.js';
import { MessagingJobs } from './messaging.jobs.js';

/** Messages, the send ledger, and what sends. */
@Module({ providers: [MessageResolver, MessagingJobs] })
export class MessagingModule {}

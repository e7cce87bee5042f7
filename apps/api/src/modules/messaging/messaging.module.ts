import { Module } from '@nestjs/common';
import { DecisionResolver } from './decisions/decision.resolver.js';
import { MessageResolver } from './message.resolver.js';
import { MessagingJobs } from './messaging.jobs.js';
import { EmailSeam } from './sending/email-seam.js';

/** Messages, the send ledger, and what sends. */
@Module({ providers: [MessageResolver, DecisionResolver, MessagingJobs, EmailSeam], exports: [EmailSeam] })
export class MessagingModule {}

import { Module } from '@nestjs/common';
import { CallsJobs } from './calls.jobs.js';
import { CallsResolver, LeadCallsResolver, TaskCallsResolver } from './calls.resolver.js';
import { VoiceWebhooksController } from './voice.controller.js';

/** Calls with leads: click to call, voicemail, recordings and what came of them. */
@Module({
  controllers: [VoiceWebhooksController],
  providers: [CallsResolver, LeadCallsResolver, TaskCallsResolver, CallsJobs],
})
export class CallsModule {}

import { Module } from '@nestjs/common';
import { SendersResolver } from './senders.resolver.js';

/** The numbers that messages leave from, and the pools they form. */
@Module({ providers: [SendersResolver] })
export class SendersModule {}

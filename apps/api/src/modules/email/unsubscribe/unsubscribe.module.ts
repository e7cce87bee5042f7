import { Module } from '@nestjs/common';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** Apart from what composes mail, because what it causes belongs to the inbox. */
@Module({ controllers: [UnsubscribeController] })
export class UnsubscribeModule {}

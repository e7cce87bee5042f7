import { Module } from '@nestjs/common';
import { ThreadResolver } from './thread.resolver.js';

/** A conversation as it is read: what was written, said, noted and done, in one order. */
@Module({ providers: [ThreadResolver] })
export class ThreadModule {}

import { Module } from '@nestjs/common';
import { HeldMessageResolver, OutcomesResolver, UnknownOutcomeResolver } from './outcomes.resolver.js';

/** What became of sends in doubt, and what waits and why. Apart from the messaging module, because it shows leads. */
@Module({ providers: [OutcomesResolver, UnknownOutcomeResolver, HeldMessageResolver] })
export class OutcomesModule {}

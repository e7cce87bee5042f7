import { Module } from '@nestjs/common';
import { DncJobs } from './dnc/dnc.jobs.js';
import { DncResolver } from './dnc/dnc.resolver.js';
import { RulesetResolver } from './ruleset/ruleset.resolver.js';
import { SuppressionEffects } from './suppression-effects.js';
import { SuppressionResolver } from './suppression.resolver.js';

/** Who may be written to and when: the gate, suppression, the do-not-call registry, the rules as people read them. */
@Module({
  providers: [SuppressionEffects, SuppressionResolver, DncJobs, DncResolver, RulesetResolver],
  exports: [SuppressionEffects],
})
export class ComplianceModule {}

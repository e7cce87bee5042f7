import { Module } from '@nestjs/common';
import { SuppressionEffects } from './suppression-effects.js';
import { SuppressionResolver } from './suppression.resolver.js';

@Module({ providers: [SuppressionEffects, SuppressionResolver], exports: [SuppressionEffects] })
export class ComplianceModule {}

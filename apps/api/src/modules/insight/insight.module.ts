import { Module } from '@nestjs/common';
import { HomeResolver } from './home.resolver.js';
import { LeadNextActionResolver, NextActionResolver } from './next-action/next-action.resolver.js';

@Module({ providers: [HomeResolver, NextActionResolver, LeadNextActionResolver] })
export class InsightModule {}

import { Module } from '@nestjs/common';
import { IntegrationsResolver } from './integrations.resolver.js';

/** Accounts at vendors: their sealed credentials and their health. */
@Module({ providers: [IntegrationsResolver] })
export class IntegrationsModule {}

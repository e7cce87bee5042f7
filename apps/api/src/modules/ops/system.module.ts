import { Module } from '@nestjs/common';
import { CronController } from './cron.controller.js';
import { EngineResolver } from './engine.resolver.js';
import { SystemResolver } from './system.resolver.js';

@Module({ controllers: [CronController], providers: [SystemResolver, EngineResolver] })
export class SystemModule {}

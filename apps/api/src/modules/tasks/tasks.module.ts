import { Module } from '@nestjs/common';
import { TasksResolver } from './tasks.resolver.js';

/** What people have to do for leads: calls and anything else, made by hand or by a step of a sequence. */
@Module({ providers: [TasksResolver] })
export class TasksModule {}

import { Module } from '@nestjs/common';
import { SessionResolver } from './graphql/session.resolver.js';
import { TeamResolver } from './graphql/team.resolver.js';
import { SessionsController } from './sessions/sessions.controller.js';

/** People, teams, sessions, roles. */
@Module({ controllers: [SessionsController], providers: [SessionResolver, TeamResolver] })
export class IdentityModule {}

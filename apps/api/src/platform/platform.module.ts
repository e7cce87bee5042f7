import {
  Global,
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './auth/access.guard.js';
import { JwtStrategy, SESSION_READER } from './auth/jwt.strategy.js';
import { SessionReader } from './auth/session-reader.js';
import { HttpErrorFilter } from './errors/http-exception.filter.js';
import { DateTimeScalar } from './graphql/scalars.js';
import { HealthController } from './health.controller.js';
import { PLATFORM, stopPlatform, type Platform } from './platform.js';

/** Ends what the platform runs once the last request has been answered. */
@Injectable()
export class PlatformLifecycle implements OnApplicationShutdown {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  onApplicationShutdown(): Promise<void> {
    return stopPlatform(this.platform);
  }
}

/** Gives the platform to every module, and puts the guard and the error filter around every call. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(platform: Platform): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: PLATFORM, useValue: platform },
        { provide: SESSION_READER, useFactory: () => new SessionReader(platform.database, platform.clock) },
        { provide: APP_FILTER, useValue: new HttpErrorFilter(platform.logger) },
        { provide: APP_GUARD, useClass: AccessGuard },
        JwtStrategy,
        DateTimeScalar,
        PlatformLifecycle,
      ],
      exports: [PLATFORM, SESSION_READER],
    };
  }
}

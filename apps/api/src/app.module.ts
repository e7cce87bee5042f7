import { Module, type DynamicModule } from '@nestjs/common';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Platform } from './platform/platform.js';
import { IdentityModule } from './modules/identity/index.js';
import { SystemModule } from './modules/ops/index.js';
import { ComplianceModule } from './modules/compliance/index.js';

/** One line per module. */
@Module({})
export class AppModule {
  static forRoot(platform: Platform): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(platform), graphqlModule, SystemModule, IdentityModule, ComplianceModule],
    };
  }
}

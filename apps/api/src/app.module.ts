import { Module, type DynamicModule } from '@nestjs/common';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Platform } from './platform/platform.js';
import { IdentityModule } from './modules/identity/index.js';
import { IntegrationsModule } from './modules/integrations/index.js';
import { SendersModule } from './modules/senders/index.js';
import { LeadsModule } from './modules/leads/index.js';
import { SystemModule } from './modules/ops/index.js';
import { ComplianceModule } from './modules/compliance/index.js';
import { InboxModule } from './modules/inbox/index.js';
import { AgentsModule } from './modules/agents/index.js';
import { CalendarModule } from './modules/calendar/index.js';
import { CallsModule } from './modules/calls/index.js';
import { ThreadModule } from './modules/thread/index.js';
import { TasksModule } from './modules/tasks/index.js';
import { LinksModule } from './modules/links/index.js';
import { CampaignsModule } from './modules/campaigns/index.js';
import { CanaryModule } from './modules/campaigns/canary/canary.module.js';
import { ForecastModule } from './modules/campaigns/forecast/forecast.module.js';
import { MessagingModule } from './modules/messaging/index.js';
import { OutcomesModule } from './modules/messaging/outcomes/outcomes.module.js';
import { ReconcileModule } from './modules/messaging/reconcile/reconcile.module.js';
import { WebhooksModule } from './modules/messaging/webhooks/webhooks.module.js';
import { EmailModule } from './modules/email/email.module.js';
import { UnsubscribeModule } from './modules/email/unsubscribe/unsubscribe.module.js';
import { FailoverModule } from './modules/failover/index.js';
import { InsightModule } from './modules/insight/index.js';

/** One line per module. */
@Module({})
export class AppModule {
  static forRoot(platform: Platform): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(platform),
        graphqlModule,
        SystemModule,
        IdentityModule,
        IntegrationsModule,
        SendersModule,
        ComplianceModule,
        LeadsModule,
        AgentsModule,
        InboxModule,
        CampaignsModule,
        CanaryModule,
        ForecastModule,
        CalendarModule,
        CallsModule,
        ThreadModule,
        TasksModule,
        LinksModule,
        MessagingModule,
        WebhooksModule,
        EmailModule,
        UnsubscribeModule,
        ReconcileModule,
        OutcomesModule,
        FailoverModule,
        InsightModule,
      ],
    };
  }
}

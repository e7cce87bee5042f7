import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { AgentsJobs } from './agents.jobs.js';
import {
  AgentSettingsFieldsResolver,
  AgentsResolver,
  AgentVersionFieldsResolver,
} from './agents.resolver.js';
import { BackgroundWork } from './background-work.js';
import { CalendarPort } from './calendar-port.js';
import { DraftsResolver } from './drafts/drafts.resolver.js';
import { DraftProgressChannel } from './drafts/progress-channel.js';
import { RecorderResolver } from './recorder/recorder.resolver.js';

/** The agents: what they write, what becomes of it, and the record of both. */
@Module({
  providers: [
    AgentsJobs,
    AgentsResolver,
    AgentVersionFieldsResolver,
    AgentSettingsFieldsResolver,
    DraftsResolver,
    RecorderResolver,
    BackgroundWork,
    CalendarPort,
    {
      provide: DraftProgressChannel,
      inject: [PLATFORM],
      useFactory: ({ store, config }: Platform) => new DraftProgressChannel(store, config.QUEUE_PREFIX),
    },
  ],
  exports: [CalendarPort],
})
export class AgentsModule implements OnModuleInit {
  constructor(@Inject(DraftProgressChannel) private readonly progress: DraftProgressChannel) {}

  onModuleInit(): void {
    this.progress.start();
  }
}

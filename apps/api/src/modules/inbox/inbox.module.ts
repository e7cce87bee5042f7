import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { ComplianceModule, SuppressionEffects } from '../compliance/index.js';
import { ConversationAgentResolver, ItemDraftResolver } from './agent/agent-fields.resolver.js';
import { BucketsResolver, ItemBucketResolver } from './buckets/buckets.resolver.js';
import { CannedResolver } from './canned/canned.resolver.js';
import { InboxChangeResolver } from './change/change.resolver.js';
import { ConversationResolver } from './conversation.resolver.js';
import { InboxJobs } from './inbox.jobs.js';
import { InboxResolver } from './inbox.resolver.js';
import { ConversationNotesResolver, LeadNotesResolver, NotesResolver } from './notes/notes.resolver.js';
import { PresenceResolver } from './presence/presence.resolver.js';
import { ReplyJobs } from './reply.jobs.js';
import { SenderDoubtResolver } from './sender-doubt.resolver.js';
import { ItemDispositionResolver, TaskDispositionResolver } from './settings/disposition-label.resolver.js';
import { InboxSettingsResolver } from './settings/settings.resolver.js';
import { SlaResolver } from './sla.resolver.js';
import { suppressionEffects } from './suppression-effects.js';
import { UnderstandResolver } from './understand/understand.resolver.js';

@Module({
  imports: [ComplianceModule],
  providers: [
    ReplyJobs,
    InboxJobs,
    InboxResolver,
    ConversationResolver,
    NotesResolver,
    LeadNotesResolver,
    ConversationNotesResolver,
    CannedResolver,
    PresenceResolver,
    InboxChangeResolver,
    BucketsResolver,
    ItemBucketResolver,
    UnderstandResolver,
    SlaResolver,
    ConversationAgentResolver,
    ItemDraftResolver,
    InboxSettingsResolver,
    ItemDispositionResolver,
    TaskDispositionResolver,
    SenderDoubtResolver,
  ],
})
export class InboxModule implements OnModuleInit {
  constructor(
    @Inject(SuppressionEffects) private readonly effects: SuppressionEffects,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  onModuleInit(): void {
    this.effects.register(suppressionEffects(this.platform));
  }
}

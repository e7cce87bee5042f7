import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import type { AgentDeps } from './agent-deps.js';
import { answerMessage, openConversation } from './answer/answer-message.js';
import { BackgroundWork } from './background-work.js';
import { writeBrief } from './brief/write-brief.js';
import { CalendarPort } from './calendar-port.js';
import { DraftProgressChannel } from './drafts/progress-channel.js';
import { settleDraft } from './drafts/settle-draft.js';
import { sweepDrafts } from './drafts/sweep-drafts.js';
import { followUp } from './follow-ups/follow-up.js';
import { rehearse } from './rehearsal/rehearse.js';
import { sweepAgents } from './sweep-agents.js';

/** What agents do by themselves. Each job may run twice, or at the same time as itself. */
@Injectable()
export class AgentsJobs {
  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(CalendarPort) calendar: CalendarPort,
    @Inject(DraftProgressChannel) progress: DraftProgressChannel,
    @Inject(BackgroundWork) background: BackgroundWork,
  ) {
    const deps: AgentDeps = { ...platform, calendar, progress, background };
    const { registry } = platform;
    registry.handle('lead/answer', ({ teamId, messageId }) => answerMessage(deps, teamId, messageId));
    registry.handle('lead/open', ({ teamId, leadId }) => openConversation(deps, teamId, leadId));
    registry.handle('lead/brief', async ({ teamId, leadId }) => {
      await writeBrief(deps, teamId, leadId);
    });
    registry.handle('lead/rehearse', ({ teamId, rehearsalId }) => rehearse(deps, teamId, rehearsalId));
    registry.handle('lead/sweep-drafts', () => sweepDrafts(deps));
    registry.handle('lead/settle-draft', ({ teamId, draftId }) => settleDraft(deps, teamId, draftId));
    registry.handle('lead/follow-up', ({ teamId, followUpId }) => followUp(deps, teamId, followUpId));
    registry.handle('lead/sweep-agents', () => sweepAgents(deps));
  }
}

import { effectiveProfile, measureSms } from '@og/core';
import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { reasonMessage } from '../../compliance/index.js';
import { assessLead, leadCandidates, type PlanContext } from '../audience/assess-lead.js';
import { audienceBatch, audienceFilter, type AudienceLead } from '../audience/audience-leads.js';
import { composeText } from '../audience/compose-text.js';
import { planContext } from '../audience/plan-context.js';
import { readCampaign, readSteps, type StepRow } from '../campaign-row.js';
import { campaignSenders, stickySender, type PoolSender } from '../engine/senders.js';
import { SMS_PRICE } from './sms-price.js';
import type { Cause } from './counts.js';

export interface CampaignForecast {
  /** audience = eligible + held + all excluded. */
  audience: number;
  /** Leads that get the first step, now or at a time that is known. */
  eligible: number;
  /** Leads that wait for something that has no time of its own. */
  held: number;
  excluded: Cause[];
  holds: Cause[];
  /** Messages of all steps by hour and sender, as if nobody answered. */
  hourly: { hour: Date; sender: string; count: number }[];
  segments: number;
  costMicros: number;
  currency: string;
  startsAt: Date | null;
  finishesAt: Date | null;
  computedAt: Date;
}

const BATCH = 1_000;
const HOUR_MS = 3_600_000;

interface PlannedText {
  at: number;
  segments: number;
  sender: PoolSender;
}

/**
 * Who would get what when, by the functions that launch and plan. Nothing is written.
 * @throws AppError NOT_FOUND for another team's campaign
 */
export async function forecastCampaign(
  deps: Pick<Platform, 'database' | 'clock' | 'vault'>,
  ctx: Ctx,
  id: string,
): Promise<CampaignForecast> {
  requirePermission(ctx, 'campaigns.read');
  if (!isUuid(id)) throw notFound('campaign');
  const now = deps.clock.now();
  const setUp = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const campaign = await readCampaign(tx, id);
      if (!campaign) throw notFound('campaign');
      return {
        filter: await audienceFilter(tx, campaign),
        steps: await readSteps(tx, [campaign.sequence_version_id]),
        context: await planContext(tx, now, campaign.send_window),
        senders: await campaignSenders(tx, now, campaign.sender_pool_id),
      };
    },
    { readOnly: true },
  );
  const tally = new Tally(setUp.steps, setUp.context, setUp.senders);
  const filter = setUp.filter;
  let after: string | null = null;
  for (;;) {
    if (!filter) break;
    const afterId: string | null = after;
    const batch: AudienceLead[] = await deps.database.withTeam(
      ctx.teamId,
      (tx) => audienceBatch(tx, deps.vault, now, filter, afterId, BATCH),
      { readOnly: true },
    );
    for (const lead of batch) tally.add(lead);
    after = batch.at(-1)?.id ?? null;
    if (after === null) break;
    // A large audience is counted in turns: other requests get theirs.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return tally.result(now);
}

/** Adds up what becomes of each lead. */
class Tally {
  private audience = 0;
  private eligible = 0;
  private readonly excluded = new Map<string, number>();
  private readonly holds = new Map<string, number>();
  private readonly texts: PlannedText[] = [];

  constructor(
    private readonly steps: readonly StepRow[],
    private readonly context: PlanContext,
    private readonly senders: readonly PoolSender[],
  ) {}

  add(lead: AudienceLead): void {
    const turn = this.audience++;
    const { verdict, reason, retryAt } = assessLead(lead, this.context);
    if (verdict !== 'allow' && verdict !== 'hold') return count(this.excluded, reason);
    if (verdict === 'hold' && !retryAt) return count(this.holds, reason);
    const sender = stickySender(this.senders, lead.conversation_sender, turn);
    if (!sender) return count(this.holds, 'no_sender');
    const first = composeText(this.steps[0]?.body ?? '', lead, this.context, !lead.ever_sent);
    if (!first.ok) return count(this.holds, first.reason);
    this.eligible++;
    this.walkSteps(lead, retryAt ?? this.context.now, sender);
  }

  /** Each step at its delay after the one before, moved to the next opening. */
  private walkSteps(lead: AudienceLead, start: Date, sender: PoolSender): void {
    const { profile, sendWindow } = this.context;
    const hours = effectiveProfile({
      channel: 'sms',
      profile: sendWindow ? { base: profile, sendWindow } : profile,
    });
    let at = start;
    for (const [index, step] of this.steps.entries()) {
      const delayed = new Date(at.getTime() + step.delay_amount * UNIT_MS[step.delay_unit]);
      const opening = this.context.cache.nextOpening(leadCandidates(lead), hours, delayed);
      const composed = composeText(step.body ?? '', lead, this.context, index === 0 && !lead.ever_sent);
      if (!opening || !composed.ok) return;
      at = opening;
      this.texts.push({ at: at.getTime(), segments: measureSms(composed.text).segments, sender });
    }
  }

  result(now: Date): CampaignForecast {
    const scheduled = this.spread();
    const segments = this.texts.reduce((sum, text) => sum + text.segments, 0);
    return {
      audience: this.audience,
      eligible: this.eligible,
      held: sum(this.holds),
      excluded: causes(this.excluded),
      holds: causes(this.holds),
      hourly: scheduled.hourly,
      segments,
      costMicros: segments * SMS_PRICE.microsPerSegment,
      currency: SMS_PRICE.currency,
      startsAt: scheduled.first,
      finishesAt: scheduled.last,
      computedAt: now,
    };
  }

  /** One sender sends one after the other at its carrier's rate: a queue moves what is due into later hours. */
  private spread(): { hourly: CampaignForecast['hourly']; first: Date | null; last: Date | null } {
    const hours = new Map<string, { hour: Date; sender: string; count: number }>();
    const free = new Map<string, number>();
    let first = Infinity;
    let last = -Infinity;
    for (const text of this.texts.toSorted((a, b) => a.at - b.at)) {
      const at = Math.max(text.at, free.get(text.sender.id) ?? 0);
      free.set(text.sender.id, at + (text.segments * 1_000) / Math.max(1, text.sender.segmentsPerSecond));
      const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
      const key = `${hour} ${text.sender.phone}`;
      const entry = hours.get(key) ?? { hour: new Date(hour), sender: text.sender.phone, count: 0 };
      entry.count++;
      hours.set(key, entry);
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    const hourly = [...hours.values()].toSorted(
      (a, b) => a.hour.getTime() - b.hour.getTime() || a.sender.localeCompare(b.sender),
    );
    return {
      hourly,
      first: Number.isFinite(first) ? new Date(first) : null,
      last: Number.isFinite(last) ? new Date(last) : null,
    };
  }
}

const UNIT_MS = { minutes: 60_000, hours: HOUR_MS, days: 24 * HOUR_MS } as const;

function count(map: Map<string, number>, reason: string): void {
  map.set(reason, (map.get(reason) ?? 0) + 1);
}

function sum(map: Map<string, number>): number {
  return [...map.values()].reduce((total, value) => total + value, 0);
}

function causes(map: Map<string, number>): Cause[] {
  return [...map]
    .map(([reason, value]) => ({ reason, message: reasonMessage(reason), count: value }))
    .toSorted((a, b) => b.count - a.count);
}

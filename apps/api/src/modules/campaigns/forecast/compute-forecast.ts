import { ForecastTally, mainLimit, queueSends, type Limit, type QueueSender } from '@og/core';
import { reasonMessage } from '../../compliance/index.js';
import type { Cause } from '../report/counts.js';
import { assumptionsOf } from './assumptions.js';
import { audiencePages } from './audience-pages.js';
import type { CampaignForecast } from './forecast.view.js';
import { costMicros, PRICES } from './prices.js';
import type { ForecastDeps, ForecastSetUp } from './set-up.js';
import { AudienceWalk } from './walk-audience.js';

/** The event loop is handed back after so many milliseconds of work of our own. */
const SLICE_MS = 20;
/** A longer forecast says how far it is, so often. */
const PROGRESS_MS = 1_000;

const LIMITS: Readonly<Record<Limit, string>> = {
  rate: 'The number’s rate in segments a second',
  ten_dlc_rate: 'The rate of its registered 10DLC campaign, shared by its numbers',
  daily_cap: 'Its own daily limit or warm-up',
  brand_cap: 'The brand’s segments a day at the carrier, shared by its numbers',
};

/**
 * Who would get what when: the audience is begun as enrollment begins it, each run is walked by the planner and the gate,
 * and what it sends goes through its sender's rates and caps. Nothing is written.
 */
export async function computeForecast(
  deps: ForecastDeps,
  teamId: string,
  setUp: ForecastSetUp,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<CampaignForecast> {
  const breath = new Breath();
  const walk = new AudienceWalk(setUp);
  for await (const page of audiencePages(deps, teamId, setUp)) {
    const before = { looked: walk.looked, eligible: walk.eligible };
    for (const [index, lead] of page.leads.entries()) {
      const run = page.runs[index];
      if (run) walk.add(lead, run, page, before.looked + index);
      await breath.take();
    }
    walk.endPage(page.leads.length, before.eligible);
    if (breath.isTimeFor(PROGRESS_MS)) await progress(Math.min(walk.looked, setUp.total));
  }
  const tally = await serve(setUp, walk, breath);
  return result(setUp, walk, tally);
}

/** Works in slices, so that other requests get their turns. */
class Breath {
  private slice = performance.now();
  private said = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.slice < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.slice = performance.now();
  }

  isTimeFor(period: number): boolean {
    if (performance.now() - this.said < period) return false;
    this.said = performance.now();
    return true;
  }
}

/** Of a sample each run stands for several: rates and caps see as many as there will be. */
async function serve(setUp: ForecastSetUp, walk: AudienceWalk, breath: Breath): Promise<ForecastTally> {
  const factor = walk.looked > 0 ? setUp.total / walk.looked : 1;
  const tally = new ForecastTally(setUp.graph?.steps.length ?? 0, setUp.senders.length);
  const senders = setUp.senders.map((sender): QueueSender => {
    const { limits } = sender;
    return {
      id: sender.id,
      segmentsPerSecond: limits?.segmentsPerSecond ? limits.segmentsPerSecond / factor : null,
      tenDlc: limits?.tenDlc
        ? { id: limits.tenDlc.id, segmentsPerSecond: limits.tenDlc.segmentsPerSecond / factor }
        : null,
      caps: (limits?.caps ?? []).map((cap) => ({ ...cap, perDay: cap.perDay / factor })),
    };
  });
  const used = new Map(
    [...setUp.used].map(([scope, counts]) => [
      scope,
      { messages: counts.messages / factor, segments: counts.segments / factor },
    ]),
  );
  for (const served of queueSends(walk.sends, senders, walk.hours, used)) {
    tally.add(served, walk.steps[served.index] ?? 0, walk.channels[served.index] ?? 'sms', factor);
    await breath.take();
  }
  return tally;
}

function result(setUp: ForecastSetUp, walk: AudienceWalk, tally: ForecastTally): CampaignForecast {
  const factor = walk.looked > 0 ? setUp.total / walk.looked : 1;
  const scaled = (value: number): number => Math.round(value * factor);
  const excluded = causes(walk.excluded, scaled);
  const holds = causes(walk.holds, scaled);
  const held = sum(holds);
  const segments = Math.round(tally.segments);
  const emails = Math.round(tally.emails);
  return {
    audience: setUp.total,
    // Rounding of a sample falls to those who get a message, so that all parts add up.
    eligible: setUp.total - held - sum(excluded),
    held,
    excluded,
    holds,
    hourly: hourly(setUp, tally),
    segments,
    emails,
    costMicros: costMicros({ segments: tally.segments, emails: tally.emails }),
    currency: PRICES.currency,
    startsAt: Number.isFinite(tally.first) ? new Date(tally.first) : null,
    finishesAt: Number.isFinite(tally.last) ? new Date(tally.last) : null,
    bySender: bySender(setUp, tally),
    bySteps: bySteps(setUp, tally),
    assumptions: assumptionsOf(setUp, walk, tally),
    computedAt: setUp.now,
  };
}

function hourly({ senders }: ForecastSetUp, tally: ForecastTally): CampaignForecast['hourly'] {
  return [...tally.hours]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([hour, counts]) =>
      [...counts].flatMap((count, index) => {
        const rounded = Math.round(count);
        return rounded > 0
          ? [{ hour: new Date(hour), sender: senders[index]?.address ?? '', count: rounded }]
          : [];
      }),
    )
    .toSorted((a, b) => a.hour.getTime() - b.hour.getTime() || a.sender.localeCompare(b.sender));
}

function bySender({ senders }: ForecastSetUp, tally: ForecastTally): CampaignForecast['bySender'] {
  return senders.flatMap((sender, index) => {
    const counts = tally.senders[index];
    if (!counts || counts.messages === 0) return [];
    const limit = mainLimit(counts.kept);
    const own = sender.limits?.caps.find((cap) => cap.unit === 'messages');
    return [
      {
        sender: { id: sender.id, channel: sender.channel, address: sender.address, label: sender.label },
        messages: Math.round(counts.messages),
        segments: Math.round(counts.segments),
        dailyCap: own?.perDay ?? null,
        limitedBy: limit && LIMITS[limit],
        perDay: [...counts.perDay]
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([day, count]) => ({ day, count: Math.round(count) })),
      },
    ];
  });
}

function bySteps({ graph }: ForecastSetUp, tally: ForecastTally): CampaignForecast['bySteps'] {
  return (graph?.steps ?? []).map((step, index) => {
    const counts = tally.steps[index] ?? { messages: 0, segments: 0 };
    return {
      key: step.key,
      position: step.position,
      type: step.type,
      messages: Math.round(counts.messages),
      segments: Math.round(counts.segments),
      costMicros: costMicros({
        segments: counts.segments,
        emails: step.type === 'email' ? counts.messages : 0,
      }),
    };
  });
}

function causes(map: ReadonlyMap<string, number>, scaled: (value: number) => number): Cause[] {
  return [...map]
    .map(([reason, value]) => ({ reason, message: reasonMessage(reason), count: scaled(value) }))
    .toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

function sum(list: readonly Cause[]): number {
  return list.reduce((total, { count }) => total + count, 0);
}

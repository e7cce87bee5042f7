import {
  GateMemory,
  openHours,
  walkRun,
  type Channel,
  type QueuedSend,
  type QueueHours,
  type Walk,
} from '@og/core';
import { leadFacts } from '../audience/lead-facts.js';
import type { AudienceLead } from '../audience/audience-leads.js';
import type { NewRun } from '../engine/new-runs.js';
import type { AudiencePage } from './audience-pages.js';
import { gateFactsOf } from './gate-facts.js';
import { scenariosOf, staysAfterMessage, type Scenario } from './scenarios.js';
import type { ForecastSetUp } from './set-up.js';

/** Steps that would be due after so long are left out. */
const HORIZON_MS = 400 * 86_400_000;

/** Adds up what becomes of each lead, and gathers what would be sent. */
export class AudienceWalk {
  looked = 0;
  eligible = 0;
  readonly excluded = new Map<string, number>();
  readonly holds = new Map<string, number>();
  readonly sends: QueuedSend[] = [];
  /** Of each send: its step's position, and its channel. */
  readonly steps: number[] = [];
  readonly channels: Channel[] = [];
  readonly hours: QueueHours[] = [];
  /** Share of leads that get a message, page by page: how far a sample may be off. */
  readonly pageShares: number[] = [];
  private readonly hoursByPlace = new Map<string, number>();
  private readonly senderIndex: Map<string, number>;
  private readonly scenarios: Scenario[];
  private readonly stays: number;
  private readonly until: Date;
  private readonly memory = new GateMemory();
  private runs = 0;

  constructor(private readonly setUp: ForecastSetUp) {
    this.senderIndex = new Map(setUp.senders.map((sender, index) => [sender.id, index]));
    this.scenarios = scenariosOf(setUp);
    this.stays = staysAfterMessage(setUp);
    this.until = new Date(setUp.now.getTime() + HORIZON_MS);
  }

  /** Look at one lead of a page. */
  add(lead: AudienceLead, run: NewRun, page: Pick<AudiencePage, 'listed'>, turn: number): void {
    this.looked += 1;
    if (run.state === 'suppressed' || !run.dueAt) return count(this.excluded, run.reason ?? 'no_steps');
    const walks = this.walks(lead, run, page, turn);
    const [first] = walks;
    if (!first) return;
    if (first.sends.length === 0 && first.end.kind === 'stopped')
      return count(this.excluded, first.end.reason);
    if (first.sends.length === 0 && first.end.kind === 'held') return count(this.holds, first.end.reason);
    if (first.sends.length === 0 && first.carriedOut.length === 0)
      return count(this.excluded, run.phone ? 'no_email' : 'no_phone');
    this.eligible += 1;
    for (const [index, walk] of walks.entries()) this.gather(lead, walk, this.scenarios[index]?.weight ?? 0);
  }

  /** Note how a page came out, for the error of a sample. */
  endPage(leads: number, eligibleBefore: number): void {
    if (leads > 0) this.pageShares.push((this.eligible - eligibleBefore) / leads);
  }

  /** What the lead's run does in each scenario. */
  walks(lead: AudienceLead, run: NewRun, page: Pick<AudiencePage, 'listed'>, turn: number): Walk[] {
    const { graph, context, gate } = this.setUp;
    if (!graph || !run.dueAt) return [];
    const walked = {
      run: {
        run: 1,
        phone: run.phone,
        email: run.email,
        stickyNumber: run.number,
        stickyMailbox: run.mailbox,
        turn,
      },
      lead: leadFacts({ ...lead, email: run.email ?? lead.email }, run.phone),
      firstDueAt: run.dueAt,
      gateFacts: gateFactsOf(lead, run, { ...gate, listed: page.listed }),
    };
    return this.scenarios.map(({ behaviour }) =>
      walkRun(walked, {
        graph,
        context,
        laterContext: context,
        behaviour,
        until: this.until,
        memory: this.memory,
      }),
    );
  }

  private gather(lead: AudienceLead, walk: Walk, weight: number): void {
    const run = this.runs;
    this.runs += 1;
    let share = weight;
    for (const { message, at, position } of walk.sends) {
      const sender = this.senderIndex.get(message.senderId);
      if (sender === undefined) continue;
      this.sends.push({
        run,
        at: at.getTime(),
        segments: message.segments,
        weight: share,
        sender,
        hours: this.hoursOf(lead, message.channel),
      });
      this.steps.push(position);
      this.channels.push(message.channel);
      share *= this.stays;
    }
  }

  private hoursOf(lead: AudienceLead, channel: Channel): number {
    const key = `${channel}|${lead.time_zones.join()}|${lead.candidate_states.join()}`;
    const known = this.hoursByPlace.get(key);
    if (known !== undefined) return known;
    const places = { zones: lead.time_zones, states: lead.candidate_states };
    this.hours.push(openHours(places, channel, this.setUp.context));
    this.hoursByPlace.set(key, this.hours.length - 1);
    return this.hours.length - 1;
  }
}

function count(map: Map<string, number>, reason: string): void {
  map.set(reason, (map.get(reason) ?? 0) + 1);
}

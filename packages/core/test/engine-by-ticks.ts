import {
  advanceRun,
  dueAfterAcceptance,
  effectiveProfile,
  evaluateSend,
  nextOpening,
  NO_BEHAVIOUR,
  type LeadFacts,
  type PlannedMessage,
  type PlannerContext,
  type SendFacts,
  type SequenceGraph,
} from '../src/index.js';

/** A run as the engine keeps it: a row for the run, a row for the message on its way, a history. */
export interface EngineRun {
  run: number;
  lead: LeadFacts;
  phone: string | null;
  email: string | null;
  turn: number;
  firstDueAt: Date;
  facts: (channel: 'sms' | 'email', senderId: string) => SendFacts;
}

export interface EngineSend {
  channel: 'sms' | 'email';
  stepId: string;
  text: string;
  segments: number;
  senderId: string;
  at: number;
}

interface Row {
  message: PlannedMessage;
  stepId: string;
  dueAt: number;
  state: 'waits' | 'held' | 'ended';
}

/**
 * The engine in small, written from its own side: rows with a due time, a planner's round and a sender's round each
 * time that something is due, and nothing that looks ahead. What it sends is what a forecast has to say beforehand.
 */
export function runEngine(
  runs: readonly EngineRun[],
  graph: SequenceGraph,
  context: PlannerContext,
  until: Date,
): EngineSend[][] {
  const states = runs.map((run) => ({
    run,
    position: 0,
    dueAt: run.firstDueAt.getTime() as number | null,
    stickyNumber: null as string | null,
    stickyMailbox: null as string | null,
    row: null as Row | null,
    sent: [] as EngineSend[],
  }));
  for (let round = 0; round < 100_000; round += 1) {
    const due = states.flatMap(({ dueAt, row }) => [
      dueAt ?? Infinity,
      row?.state === 'waits' ? row.dueAt : Infinity,
    ]);
    const at = Math.min(...due);
    if (at > until.getTime()) break;
    const now = new Date(at);
    for (const state of states) {
      if (state.dueAt === null || state.dueAt > at) continue;
      const { run } = state;
      const plan = advanceRun(
        {
          run: run.run,
          position: state.position,
          phone: run.phone,
          email: run.email,
          stickyNumber: state.stickyNumber,
          stickyMailbox: state.stickyMailbox,
          turn: run.turn,
          behaviour: { ...NO_BEHAVIOUR, delivered: state.sent.length > 0 },
        },
        { ...run.lead, texted: run.lead.texted || state.sent.some((send) => send.channel === 'sms') },
        graph,
        context,
        now,
      );
      state.position = plan.next.position;
      state.dueAt = plan.next.kind === 'waits' ? plan.next.dueAt.getTime() : null;
      for (const effect of plan.effects) {
        if (effect.kind !== 'send') continue;
        const { message, stepId } = effect;
        state.row = { message, stepId, dueAt: message.dueAt.getTime(), state: 'waits' };
        if (message.channel === 'sms') state.stickyNumber = message.senderId;
        else state.stickyMailbox = message.senderId;
      }
    }
    for (const state of states) {
      const { row, run } = state;
      if (!row || row.state !== 'waits' || row.dueAt > at) continue;
      const { message } = row;
      const facts = run.facts(message.channel, message.senderId);
      const before = state.sent.filter((send) => send.channel === message.channel);
      const decision = evaluateSend({
        ...facts,
        now,
        personLastSends: [...facts.personLastSends, ...before.map((send) => new Date(send.at))],
        firstMessage: !(run.lead.texted || before.length > 0),
        expiresAt: message.expiresAt,
      });
      if (decision.verdict === 'hold') {
        if (decision.retryAt && decision.retryAt > now) row.dueAt = decision.retryAt.getTime();
        else row.state = 'held';
        continue;
      }
      if (decision.verdict !== 'allow') {
        row.state = 'ended';
        continue;
      }
      // What the carrier could deliver too late waits for the next opening.
      if (decision.validUntil && decision.validUntil.getTime() - at < 65_000) {
        const again = nextOpening(facts.candidates, effectiveProfile(facts), decision.validUntil);
        if (again) row.dueAt = again.getTime();
        else row.state = 'held';
        continue;
      }
      state.sent.push({
        stepId: row.stepId,
        text: message.text,
        segments: message.segments,
        senderId: message.senderId,
        at,
        channel: message.channel,
      });
      state.row = null;
      state.dueAt = dueAfterAcceptance(graph, state.position, now)?.getTime() ?? null;
    }
  }
  return states.map(({ sent }) => sent);
}

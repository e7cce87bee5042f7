import type { Channel, SendFacts } from '../compliance/types.js';
import { GateMemory } from './gate-memory.js';
import { advanceRun, dueAfterAcceptance } from '../planner/advance-run.js';
import {
  NO_BEHAVIOUR,
  type Behaviour,
  type DueRun,
  type Effect,
  type LeadFacts,
  type PlannedMessage,
  type PlannerContext,
  type SequenceGraph,
} from '../planner/types.js';

/** One run to be walked from its beginning. */
export interface WalkedRun {
  run: Omit<DueRun, 'position' | 'behaviour'>;
  lead: LeadFacts;
  /** When the first step is due. */
  firstDueAt: Date;
  /** What the gate would be told about a message of this run, but for its moment, text and earlier messages of the run. */
  gateFacts: (channel: Channel, senderId: string) => SendFacts;
}

export interface WalkOptions {
  graph: SequenceGraph;
  /** For the choice of the first sender; later steps keep it. */
  context: PlannerContext;
  /** For every later step: the same senders with a book of its own, because a sender that is kept takes nobody's turn. */
  laterContext: PlannerContext;
  /** What the person does once a message was sent. Default: nothing but receiving it. */
  behaviour?: Behaviour;
  /** Steps that would be due later are left out. */
  until: Date;
  /** Answers of the gate that runs of one campaign share. Default: none are kept. */
  memory?: GateMemory;
}

/** A message that the run sends, when nothing limits the sender. */
export interface WalkedSend {
  stepId: string;
  position: number;
  message: PlannedMessage;
  /** When the gate lets it go: the planner's time, or later where hours, caps or attempts hold it. */
  at: Date;
}

export type WalkEnd =
  | { kind: 'over'; reason: string }
  /** It waits for a person or for something that has no time of its own. */
  | { kind: 'held'; reason: string }
  /** The gate ends it. */
  | { kind: 'stopped'; reason: string }
  /** Its next step lies behind the end of the forecast. */
  | { kind: 'later' };

export interface Walk {
  sends: WalkedSend[];
  /** Ids of the steps that were carried out. */
  carriedOut: string[];
  end: WalkEnd;
}

const RECEIVES: Behaviour = { ...NO_BEHAVIOUR, delivered: true };

/**
 * What a run would send when, by the functions that plan and decide: the same planner takes its steps, the same gate
 * lets each message go. Nothing is written and nobody answers.
 */
export function walkRun({ run, lead, firstDueAt, gateFacts }: WalkedRun, options: WalkOptions): Walk {
  const { graph, until, memory = new GateMemory() } = options;
  const walk: Walk = { sends: [], carriedOut: [], end: { kind: 'over', reason: 'sequence_done' } };
  let now = firstDueAt;
  let position = 0;
  let { stickyNumber, stickyMailbox } = run;
  let texted = lead.texted;
  for (;;) {
    if (now > until) return { ...walk, end: { kind: 'later' } };
    const began = walk.sends.length > 0;
    const due: DueRun = {
      ...run,
      position,
      stickyNumber,
      stickyMailbox,
      behaviour: began ? (options.behaviour ?? RECEIVES) : NO_BEHAVIOUR,
    };
    const plan = advanceRun(
      due,
      { ...lead, texted },
      graph,
      began ? options.laterContext : options.context,
      now,
    );
    walk.carriedOut.push(...plan.carriedOut);
    const sending = plan.effects.find((effect): effect is Sending => effect.kind === 'send');
    let accepted = now;
    if (sending) {
      const { message } = sending;
      const out = letOut(message, walk.sends, gateFacts(message.channel, message.senderId), texted, memory);
      if (!('at' in out)) return { ...walk, end: out };
      const stepPosition = graph.steps.findIndex((step) => step.id === sending.stepId);
      walk.sends.push({ stepId: sending.stepId, position: stepPosition, message, at: out.at });
      accepted = out.at;
      if (message.channel === 'sms') {
        stickyNumber = message.senderId;
        texted = true;
      } else stickyMailbox = message.senderId;
    }
    const { next } = plan;
    switch (next.kind) {
      case 'awaits_acceptance': {
        const dueAt = dueAfterAcceptance(graph, next.position, accepted);
        if (!dueAt) return walk;
        position = next.position;
        now = dueAt;
        break;
      }
      case 'waits':
        position = next.position;
        now = next.dueAt;
        break;
      case 'held':
        return { ...walk, end: { kind: 'held', reason: next.reason } };
      case 'ends':
        return { ...walk, end: { kind: 'over', reason: next.reason } };
    }
  }
}

type Sending = Extract<Effect, { kind: 'send' }>;

/** Carriers take a validity of a minute at least; five seconds lie between their clock and ours. */
export const CLOSING_MS = 65_000;
/** A message that was put off so often waits for something that does not pass. */
const MOST_ASKS = 60;

/** When the gate lets a message go, asking again whenever it says when. */
function letOut(
  message: PlannedMessage,
  before: readonly WalkedSend[],
  facts: SendFacts,
  texted: boolean,
  memory: GateMemory,
): { at: Date } | Exclude<WalkEnd, { kind: 'over' | 'later' }> {
  let at = message.dueAt;
  const own = before.flatMap((send) => (send.message.channel === message.channel ? [send.at] : []));
  for (let asks = 0; asks < MOST_ASKS; asks += 1) {
    const decision = memory.ask({
      ...facts,
      now: at,
      personLastSends: own.length > 0 ? [...facts.personLastSends, ...own] : facts.personLastSends,
      firstMessage: message.channel === 'sms' ? !texted : facts.firstMessage && own.length === 0,
      expiresAt: message.expiresAt,
    });
    const { verdict, reason, retryAt, validUntil } = decision;
    if (verdict === 'allow') {
      const closing = validUntil !== null && validUntil.getTime() - at.getTime() < CLOSING_MS;
      if (!closing) return { at };
      at = validUntil;
      continue;
    }
    if (verdict !== 'hold') return { kind: 'stopped', reason };
    if (!retryAt || retryAt <= at) return { kind: 'held', reason };
    at = retryAt;
  }
  return { kind: 'held', reason: 'no_joint_window' };
}
